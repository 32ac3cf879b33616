-- Bodies that did not read back: they are no longer held, until they come anew. Their keys have a copy beside them in the
-- store, so that no backup of the database need hold them; false: not yet.
alter table body add column damaged_at timestamptz(3);
alter table body add column has_key_copy boolean not null default false;

-- What is thrown away stays on record, so that a copy of the store can follow. Null: it is still to be thrown away.
alter table body_unneeded add column removed_at timestamptz(3);
