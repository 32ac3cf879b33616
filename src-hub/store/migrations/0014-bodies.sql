-- Files: which stored change names which bytes, where the hub keeps them, and what is on its way.
create table attachment (
  organisation_id uuid not null,
  digest text not null,
  seq bigint not null,
  -- As the change says.
  bytes bigint not null,
  primary key (organisation_id, digest, seq, bytes)
);
create index attachment_by_change on attachment (organisation_id, seq);

-- False: what was stored before this table is not in it yet.
alter table organisation add column attachments_noted boolean not null default true;
update organisation set attachments_noted = false;

-- Under which the keys of bodies are sealed: a body of which this row is gone opens no more, wherever a copy of it lies.
create table body_key (
  organisation_id uuid not null,
  key_id uuid not null,
  secret bytea not null,
  primary key (organisation_id, key_id)
);

-- Bytes that were read back from where they are kept.
create table body (
  organisation_id uuid not null,
  digest text not null,
  bytes bigint not null,
  place text not null,
  key_id uuid not null,
  received_at timestamptz(3) not null,
  number text not null,
  -- When `hub check` read them last.
  checked_at timestamptz(3),
  primary key (organisation_id, digest)
);

-- What a device is handing in, and the pieces of it that came.
create table body_upload (
  organisation_id uuid not null,
  device_id uuid not null,
  digest text not null,
  bytes bigint not null,
  came bigint not null default 0,
  secret bytea not null,
  moved_at timestamptz(3) not null,
  primary key (organisation_id, device_id, digest)
);
create index body_upload_by_digest on body_upload (organisation_id, digest);
create table body_piece (
  organisation_id uuid not null,
  device_id uuid not null,
  digest text not null,
  start bigint not null,
  bytes bigint not null,
  place text not null,
  primary key (organisation_id, device_id, digest, start),
  foreign key (organisation_id, device_id, digest) references body_upload on delete cascade
);

-- Objects that nothing needs any more and that are still to be thrown away.
create table body_unneeded (place text primary key);
