-- Who was merged into whom, as their documents stand: asked at every look at a candidate's page.
create table merged_participant (
  organisation_id uuid not null,
  participant_id uuid not null,
  into_id uuid not null,
  primary key (organisation_id, participant_id)
);
create index merged_participant_by_into on merged_participant (organisation_id, into_id);

insert into merged_participant (organisation_id, participant_id, into_id)
select organisation_id, participant_id, into_id from (
  select h.organisation_id, h.subject_id::uuid as participant_id,
    (regexp_match(c.text, '"mergedInto":"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"'))[1]::uuid as into_id
  from document_head h
  join change c on c.organisation_id = h.organisation_id and c.change_id = h.change_id
  where h.subject_type = 'participant' and strpos(c.text, '"mergedInto":"') > 0
    and h.subject_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
) found where into_id is not null;
