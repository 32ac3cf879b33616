-- In which exams somebody is, asked at every look at the candidate's page.
create index belonging_by_subject on belonging (organisation_id, subject_type, subject_id);
