-- What a code is for: it lets a device in, and may say who can at once choose a PIN on it; or it gives a person a key.
alter table enrolment_code
  add column purpose text not null default 'device' check (purpose in ('device', 'person')),
  add column staff_id uuid;

-- What an administrator decided about a device, beside revoked_at, and what its last contact told.
alter table device
  add column suspended_at timestamptz(3),
  add column last_seen_at timestamptz(3),
  add column program text,
  add column waiting integer;

-- The keys that people have on a device, each with the last certificate the hub gave for it.
create table person_key (
  organisation_id uuid not null references organisation,
  device_id uuid not null,
  staff_id uuid not null,
  public_key text not null,
  serial uuid not null,
  valid_from timestamptz(3) not null,
  valid_until timestamptz(3) not null,
  primary key (organisation_id, device_id, staff_id, public_key)
);
