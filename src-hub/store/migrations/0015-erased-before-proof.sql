-- Since when the hub signs for each text that it takes out (0013). Of what was taken out before nobody has its word; null: it always did.
alter table organisation add column proves_since timestamptz(3);
update organisation set proves_since = now() where exists (
  select 1 from change c where c.organisation_id = organisation.organisation_id and c.erased_at is not null);
