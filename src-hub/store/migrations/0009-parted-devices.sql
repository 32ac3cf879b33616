-- Copies of a device's folder that both went on: the one that came later goes on under an id of its own.
create table parted_device (
  organisation_id uuid not null references organisation,
  -- Of which it was a copy.
  device_id uuid not null,
  new_device_id uuid not null,
  -- Numbers of the copy's branch in that device's chain: where it parted, and where it ended.
  fork_seq bigint not null,
  end_seq bigint not null,
  parted_at timestamptz(3) not null,
  primary key (organisation_id, new_device_id)
);
create index parted_device_by_device on parted_device (organisation_id, device_id);

-- A copy is told by its branch now, and not by how often pushes leave one another's.
alter table device
  drop column last_hash,
  drop column last_device_seq,
  drop column switches,
  drop column switched_at;
