-- Qualification files that were given to the hub: what crebo codes are looked up in.
create table catalogue_file (
  file_id uuid primary key,
  -- Null: for every centre of this hub.
  organisation_id uuid references organisation,
  digest text not null,
  name text not null,
  bytes bigint not null,
  begun_at timestamptz(3) not null,
  -- Null while its pieces come in.
  read_at timestamptz(3),
  dossiers integer not null default 0,
  codes integer not null default 0,
  warnings integer not null default 0
);
create unique index catalogue_file_coming on catalogue_file (organisation_id, digest) where read_at is null;

-- Deflated; gone once the file is read.
create table catalogue_piece (
  file_id uuid not null references catalogue_file on delete cascade,
  number integer not null,
  content bytea not null,
  primary key (file_id, number)
);

create table catalogue_dossier (
  file_id uuid not null references catalogue_file on delete cascade,
  -- In the order of the file, from 1.
  number integer not null,
  -- Its number at SBB; blank where the file names none.
  key text not null,
  -- What was read of it, with its warnings: JSON, deflated.
  content bytea not null,
  primary key (file_id, number)
);
create index catalogue_dossier_by_key on catalogue_dossier (key);

create table catalogue_code (
  file_id uuid not null,
  number integer not null,
  place integer not null,
  code text not null,
  -- Days as the file says; null is open.
  valid_from text,
  intake_end text,
  -- A date that nobody can read stands in neither column: whether it is open is then asked of a person.
  is_unread boolean not null,
  primary key (file_id, number, place),
  foreign key (file_id, number) references catalogue_dossier on delete cascade
);
create index catalogue_code_by_code on catalogue_code (code);
