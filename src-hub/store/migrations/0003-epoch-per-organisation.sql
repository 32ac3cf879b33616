-- The epoch is an organisation's own: what one of them proves says nothing about another.
alter table organisation add column epoch uuid;
update organisation set epoch = (select epoch from hub);
alter table organisation alter column epoch set not null;
alter table hub drop column epoch;

-- Each time an organisation was found to have been put back: who proved it, and how far. For the administrator.
create table put_back (
  organisation_id uuid not null references organisation,
  epoch uuid not null,
  at timestamptz(3) not null,
  -- Null when a command of the hub said so.
  device_id uuid,
  -- Highest sequence that the hub once gave, and the last it has.
  proved_seq bigint,
  last_seq bigint not null,
  primary key (organisation_id, epoch)
);
