-- How a device's chain goes on, to tell two copies of its folder from one device (see `accept/follow-chain`).
alter table device
  -- The last change that came of this device.
  add column last_hash text,
  add column last_device_seq bigint,
  -- How often it lately left the branch of its chain that its last change stood on, and when last.
  add column switches integer not null default 0,
  add column switched_at timestamptz(3),
  -- When it was seen that two copies of its folder are in use; until it joins again by a code.
  add column doubled_at timestamptz(3);
