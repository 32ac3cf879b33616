/**
 * Takes the texts of people out of what the hub keeps (`shared/domain/erased`), in the transaction of the erasure that asks for
 * it, and of what comes in about them afterwards. Number, hash, signature and place in the chain stay, so the chains of all
 * devices are as whole as before; feeds and first loads leave such a change out.
 */
import { sql } from 'kysely';
import { type Erased, gatherErased, isErased } from '../../shared/domain/erased';
import type { OrganisationId } from '../../shared/kernel/ids';
import { type Change, readChange } from '../../shared/protocol/change';
import { openDocument } from '../../shared/records/open-record';
import type { DatabaseTransaction } from '../store/open-store';
import { readHeads } from '../store/read-heads';

const kinds = ['people', 'assessments', 'exams'] as const;
const subjectTypes = { people: 'person', assessments: 'assessment', exams: 'exam' } as const;

type Row = { readonly seq: number; readonly text: string; readonly isHead: boolean };

async function noteSubjects(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  erased: Erased,
): Promise<void> {
  for (const kind of kinds)
    await sql`insert into erased_subject (organisation_id, subject_type, subject_id)
      select ${organisationId}::uuid, ${subjectTypes[kind]}, unnest(${[...erased[kind]]}::text[])
      on conflict do nothing`.execute(transaction);
}

async function loadErased(transaction: DatabaseTransaction, organisationId: OrganisationId): Promise<Erased> {
  const rows = await transaction
    .selectFrom('erased_subject')
    .select(['subject_type', 'subject_id'])
    .where('organisation_id', '=', organisationId)
    .execute();
  const of = (type: string) =>
    new Set(rows.filter((row) => row.subject_type === type).map((row) => row.subject_id));
  return { people: of('person'), assessments: of('assessment'), exams: of('exam') };
}

/** What may be about them, whatever it says; those that are erased already left out. */
async function findRows(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  { people, assessments, exams }: Erased,
): Promise<readonly Row[]> {
  const found = await sql<Row>`
    select c.seq, c.text, exists (select 1 from document_head h where h.organisation_id = c.organisation_id
      and h.change_id = c.change_id) as "isHead"
    from change c where c.organisation_id = ${organisationId} and c.erased_at is null and (
      (c.subject_type in ('participant', 'participant-office') and c.subject_id = any(${[...people]}::text[]))
      or (c.subject_type = 'assessment' and c.subject_id = any(${[...assessments]}::text[]))
      or (c.subject_type = 'exam' and c.subject_id = any(${[...exams]}::text[]))
      or c.subject_type in ('document-conflict', 'people-run-part'))`.execute(transaction);
  return found.rows;
}

/**
 * The plan that stands is other candidates' too, and is never taken from them: where it still names somebody it goes with the
 * next version that does not.
 */
function mustGo({ text, isHead }: Row, erased: Erased): boolean {
  const change = readChange({ text });
  return change !== null && !(isHead && change.type === 'exam') && isErased(change, erased);
}

/** What was refused is kept beside: it goes when it names one of them. */
async function eraseRefused(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  { people, assessments }: Erased,
): Promise<void> {
  const ids = [...people, ...assessments];
  await sql`update refused_change r set text = ''::bytea
    where r.organisation_id = ${organisationId} and exists (
      select 1 from unnest(${ids}::text[]) as id where position(convert_to(id, 'UTF8') in r.text) > 0)`.execute(
    transaction,
  );
}

/** @returns the numbers of those whose text went */
async function eraseTexts(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  erased: Erased,
  at: Date,
): Promise<readonly number[]> {
  const rows = await findRows(transaction, organisationId, erased);
  const seqs = rows.filter((row) => mustGo(row, erased)).map(({ seq }) => seq);
  if (seqs.length > 0)
    await sql`update change set text = '', erased_at = ${at}::timestamptz
      where organisation_id = ${organisationId} and seq = any(${seqs}::bigint[])`.execute(transaction);
  await eraseRefused(transaction, organisationId, erased);
  return seqs;
}

/** Devices that were told it load anew, and no load of before is handed out again. */
async function askToLoadAnew(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
): Promise<void> {
  await sql`update organisation set erased_seq = last_seq where organisation_id = ${organisationId}`.execute(
    transaction,
  );
  await transaction.deleteFrom('first_load').where('organisation_id', '=', organisationId).execute();
}

const frozenOf = (change: Change | undefined): boolean => {
  const opened = change && openDocument('participant-office', change);
  return opened?.state === 'read' && !!opened.body.frozen;
};

/** Carries out an erasure. Of somebody who is held (an objection is running) nothing goes, nor of those named with them. */
export async function takeErasure(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  change: Change,
  now: Date,
): Promise<void> {
  const opened = openDocument('erasure', change);
  if (opened.state !== 'read') return;
  const erased = gatherErased([opened.body]);
  const offices = await readHeads(transaction, organisationId, 'participant-office', [...erased.people]);
  if ([...erased.people].some((id) => frozenOf(offices.get(id)))) return;
  await noteSubjects(transaction, organisationId, erased);
  await eraseTexts(transaction, organisationId, erased, now);
  await askToLoadAnew(transaction, organisationId);
}

/** What a change is about: a conflict is about the document in which it was noticed. */
const aboutOf = (change: Change): readonly string[] => {
  const conflict = change.type === 'document-conflict' ? openDocument('document-conflict', change) : null;
  return conflict?.state === 'read' ? [change.subjectId, conflict.body.documentId] : [change.subjectId];
};

/**
 * What came in late about somebody who was erased: it has its number and its receipt, and its text goes at once.
 * @param changes of the push, refused ones included
 * @param lastSeq number of what was stored before this push
 */
export async function eraseLate(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  changes: readonly Change[],
  lastSeq: number,
  now: Date,
): Promise<void> {
  const subjectIds = changes.flatMap(aboutOf);
  const found = await sql<{ isNamed: boolean }>`select exists (select 1 from erased_subject
    where organisation_id = ${organisationId} and subject_id = any(${subjectIds}::text[])) as "isNamed"`.execute(
    transaction,
  );
  if (!found.rows[0]?.isNamed) return;
  const erased = await loadErased(transaction, organisationId);
  const seqs = await eraseTexts(transaction, organisationId, erased, now);
  if (seqs.some((seq) => seq <= lastSeq)) await askToLoadAnew(transaction, organisationId);
}
