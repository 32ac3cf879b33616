-- What was recorded about people can be erased: a change keeps its number, hash and signature, and its text goes.
alter table change add column erased_at timestamptz(3);

-- Whom and what the erasures of a centre name, for what comes in afterwards. `subject_type`: `person`, `assessment`, `exam`.
create table erased_subject (
  organisation_id uuid not null,
  subject_type text not null,
  subject_id text not null,
  primary key (organisation_id, subject_type, subject_id)
);

-- The last number at which something that was told before was erased: a device whose first load is from before it loads anew.
alter table organisation add column erased_seq bigint not null default 0;
