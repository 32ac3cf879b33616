-- What SBB itself says of the edition of a dossier; blank where it says nothing, or where an earlier hub read the file.
alter table catalogue_dossier
  -- ISO day.
  add column established_on text collate "C" not null default '',
  -- Written so that a later one sorts behind an earlier one.
  add column edition text collate "C" not null default '';
