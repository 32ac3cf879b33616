-- What a device gets (`sight`). Who sees an exam: it is planned for them, or they wrote in it; so does a device that wrote
-- in it. Made from the changes that are stored.
create table exam_viewer (
  organisation_id uuid not null,
  -- A person or a device.
  viewer_id uuid not null,
  exam_id text not null,
  why text not null check (why in ('planned', 'wrote')),
  primary key (organisation_id, viewer_id, exam_id, why)
);
create index exam_viewer_by_exam on exam_viewer (organisation_id, exam_id);

-- What is seen with what: participants, definition and assessments with their exam, links to qualifications with their
-- participant.
create table belonging (
  organisation_id uuid not null,
  owner_type text not null,
  owner_id text not null,
  subject_type text not null,
  subject_id text not null,
  primary key (organisation_id, owner_type, owner_id, subject_type, subject_id)
);

-- What a device that does not see everything was given beside what everybody sees, and from which number on: to the feed
-- of that device all older changes of the subject stand there. No foreign keys: whoever writes here must not wait for
-- the organisation's lock.
create table sight (
  organisation_id uuid not null,
  device_id uuid not null,
  subject_type text not null,
  subject_id text not null,
  seq bigint not null,
  primary key (organisation_id, device_id, subject_type, subject_id)
);
create index sight_by_seq on sight (organisation_id, device_id, seq);

-- The last number that may have changed what somebody sees. -1: what was stored before these tables is not in them yet.
alter table organisation add column sight_seq bigint not null default 0;
update organisation set sight_seq = -1;

alter table device
  -- 'all' or 'some'; null before it was asked for the first time. And up to which number that was worked out.
  add column sees text check (sees in ('all', 'some')),
  add column sees_at bigint not null default 0,
  -- A device whose first load is from before this number holds what it may not see any more: it loads anew.
  add column anew_seq bigint not null default 0;
