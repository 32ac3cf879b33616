-- When a key ended because its person chose a new PIN on the same device, by a new code.
alter table person_key add column ended_at timestamptz(3);
