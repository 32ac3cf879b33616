-- The candidate's page. A session by the digest of its token; `link` is the digest of the personal link by which it began,
-- null with an account of the centre.
create table candidate_session (
  token_hash text primary key,
  organisation_id uuid not null references organisation,
  participant_id uuid not null,
  link text,
  seen_at timestamptz(3) not null
);
create index candidate_session_by_person on candidate_session (organisation_id, participant_id);

-- Somebody is on the way to the centre's identity provider and back; known by the digest of a cookie, used once.
create table candidate_attempt (
  way_hash text primary key,
  organisation_id uuid not null references organisation,
  state text not null,
  nonce text not null,
  verifier text not null,
  begun_at timestamptz(3) not null
);

-- Evidence whose bytes are coming: no record yet. `said`: what is recorded when they are there.
create table candidate_upload (
  organisation_id uuid not null references organisation,
  upload_id uuid not null,
  participant_id uuid not null,
  evidence_id uuid not null,
  digest text not null,
  bytes bigint not null,
  said text not null,
  -- The very candidate sent bytes of this digest: knowing a digest is not having the file.
  is_proved boolean not null default false,
  begun_at timestamptz(3) not null,
  primary key (organisation_id, upload_id),
  unique (organisation_id, evidence_id)
);
create index candidate_upload_by_person on candidate_upload (organisation_id, participant_id);

-- A personal link is found by its digest alone, whosever it is.
create index candidate_access_by_digest on document_head (subject_id) where subject_type = 'candidate-access';

alter table audit drop constraint audit_origin_check;
alter table audit add constraint audit_origin_check check (origin in ('device', 'command', 'candidate'));
