-- The hub's signed word for each text that it took out and that no erasure names by itself: what came in late, conflicts, what takes
-- Runs back. `text`: JSON of `erasure-proof.ts`.
create table erasure_proof (
  organisation_id uuid not null,
  proof_id uuid not null,
  text text not null,
  signature text not null,
  primary key (organisation_id, proof_id)
);
