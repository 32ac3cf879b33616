-- Who this hub is. One row. The epoch changes when the hub was put back to an older state, so that devices send again.
create table hub (
  only_row boolean primary key default true check (only_row),
  hub_id uuid not null,
  epoch uuid not null,
  public_key text not null,
  private_key text not null
);

-- last_seq is the organisation's sequence. Whoever stores changes holds this row's lock until commit, so a number is
-- never visible before all smaller ones are, and no reader's cursor can jump over a late commit.
create table organisation (
  organisation_id uuid primary key,
  name text not null,
  last_seq bigint not null default 0
);

create table device (
  organisation_id uuid not null references organisation,
  device_id uuid not null,
  name text not null,
  public_key text not null,
  token_hash text unique,
  enrolled_at timestamptz(3) not null,
  revoked_at timestamptz(3),
  primary key (organisation_id, device_id)
);

create table enrolment_code (
  code_hash text primary key,
  organisation_id uuid not null references organisation,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3)
);

-- Every change as its device signed it (text, hash, signature), what the hub reads from it, and its receipt
-- (seq, received_at, number). Rows are never updated or deleted.
create table change (
  organisation_id uuid not null references organisation,
  seq bigint not null,
  change_id uuid not null,
  text text not null,
  hash text not null,
  signature text not null,
  kind text not null,
  subject_type text not null,
  subject_id text not null,
  type text not null,
  type_version integer not null,
  needs text not null,
  exam_id uuid,
  upon uuid,
  device_id uuid not null,
  device_seq bigint not null,
  prev_hash text not null,
  actor_id uuid,
  session_id uuid,
  received_at timestamptz(3) not null,
  number text not null,
  primary key (organisation_id, change_id),
  unique (organisation_id, seq)
);
create index change_by_device on change (organisation_id, device_id, device_seq);
create index change_by_subject on change (organisation_id, subject_type, subject_id);

-- The revision a document stands at: the only one that a next version may go upon.
create table document_head (
  organisation_id uuid not null references organisation,
  subject_type text not null,
  subject_id text not null,
  change_id uuid not null,
  primary key (organisation_id, subject_type, subject_id)
);
create index document_head_by_change on document_head (organisation_id, change_id);

-- Quarantine: what the hub did not take, byte for byte, and why. Kept so that nothing an examiner did is lost.
create table refused_change (
  organisation_id uuid not null references organisation,
  device_id uuid not null,
  change_id uuid not null,
  content_hash text not null,
  text bytea not null,
  hash text not null,
  signature text not null,
  device_seq bigint,
  problem text not null,
  details json not null,
  received_at timestamptz(3) not null,
  primary key (organisation_id, device_id, change_id, content_hash)
);

-- The first load of an organisation, made once: see `changes/first-load`. Any hub can make it anew.
create table first_load (
  organisation_id uuid primary key references organisation,
  epoch uuid not null,
  cursor bigint not null,
  digest text not null,
  bytes bytea not null
);
