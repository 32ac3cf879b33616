-- What people and devices did at the hub, for the organisation to read. Ids and no names.
alter table organisation
  -- The last number that was given, and up to which one rows were old enough to go.
  add column last_audit bigint not null default 0,
  add column audit_pruned bigint not null default 0;

create table audit (
  organisation_id uuid not null references organisation,
  -- Without gaps between those two, so that a row that somebody took out is missed.
  number bigint not null,
  at timestamptz(3) not null,
  last_at timestamptz(3) not null,
  count bigint not null,
  what text not null,
  origin text not null check (origin in ('device', 'command')),
  device_id uuid,
  staff_id uuid,
  session_id uuid,
  about_kind text,
  about_id text,
  outcome text not null,
  detail text not null,
  -- What is told once an hour and counted on: which row it is. Null for the others.
  fold text,
  primary key (organisation_id, number),
  unique (organisation_id, fold)
);
create index audit_by_time on audit (organisation_id, at);
