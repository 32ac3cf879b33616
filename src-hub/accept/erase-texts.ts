/**
 * Takes the texts of people out of what the hub keeps (`shared/domain/erased`), in the transaction of the erasure that asks for
 * it, and of what comes in about them afterwards. Number, hash, signature and place in the chain stay, so the chains of all
 * devices are as whole as before; feeds and first loads leave such a change out.
 */
import { sql } from 'kysely';
import {
  boundBy,
  type Erased,
  gatherErased,
  isErased,
  ownDocumentTypes,
  ownerOf,
  stepsOf,
  withPlans,
} from '../../shared/domain/erased';
import type { OrganisationId } from '../../shared/kernel/ids';
import { type Change, readChange } from '../../shared/protocol/change';
import { findRecord, openDocument } from '../../shared/records/open-record';
import { eraseBodies } from '../bodies/erase-bodies';
import { forgetCandidates } from '../candidates/forget-candidates';
import type { DatabaseTransaction, Store } from '../store/open-store';
import { loadErased, noteErased, noteParts } from './erased-subjects';
import { type GoneText, namesNothing, proveErased } from './erasure-proof';

type Place = {
  readonly store: Store;
  readonly transaction: DatabaseTransaction;
  readonly organisationId: OrganisationId;
};

type Row = {
  readonly seq: number;
  readonly text: string;
  readonly hash: string;
  readonly isHead: boolean;
};
type Judged = Omit<Row, 'text'> & { readonly change: Change };

/** What may be about them, whatever it says; those that are erased already left out. */
async function findRows(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  { people, assessments, exams, absences }: Erased,
): Promise<readonly Row[]> {
  const streams = [...assessments, ...absences];
  const found = await sql<Row>`
    select c.seq, c.text, c.hash, exists (select 1 from document_head h where h.organisation_id = c.organisation_id
      and h.change_id = c.change_id) as "isHead"
    from change c where c.organisation_id = ${organisationId} and c.erased_at is null and (
      (c.subject_type in ('participant', 'participant-office') and c.subject_id = any(${[...people]}::text[]))
      or (c.subject_type = 'assessment' and c.subject_id = any(${streams}::text[]))
      or (c.subject_type = 'exam' and c.subject_id = any(${[...exams]}::text[]))
      or (c.subject_type = any(${[...ownDocumentTypes]}::text[])
        and exists (select 1 from unnest(${[...people]}::text[]) as id where strpos(c.text, id) > 0))
      or c.subject_type in ('document-conflict', 'people-run-part'))`.execute(transaction);
  return found.rows;
}

/** A plan, or what takes a Run back, that stands is other people's, too. */
const isOthers = ({ isHead, change }: Judged, { people }: Erased): boolean =>
  isHead &&
  (change.type === 'exam' ||
    (change.type === 'people-run-part' && (stepsOf(change.body) ?? []).some((id) => !people.has(id))));

/** Plans that stand and name one of these people: whoever asked may not have heard of them. */
async function findPlans(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  { people, exams }: Erased,
): Promise<readonly Change[]> {
  const found = await sql<{ text: string }>`
    select c.text from change c where c.organisation_id = ${organisationId} and c.subject_type = 'exam'
      and c.erased_at is null and (c.subject_id = any(${[...exams]}::text[]) or (
        exists (select 1 from document_head h where h.organisation_id = c.organisation_id
          and h.change_id = c.change_id)
        and exists (select 1 from unnest(${[...people]}::text[]) as id where strpos(c.text, id) > 0)))`.execute(
    transaction,
  );
  return found.rows.flatMap((row) => readChange(row) ?? []);
}

/**
 * Whether a refused text goes: by the same rule as what was taken. What nothing can read may say anything of whoever stands in it;
 * of who stays only what it is about is known by then, and a mark is worth more.
 */
function isRefusedErased(text: string, erased: Erased): boolean {
  const change = readChange({ text });
  if (change && findRecord(change)) return isErased(change, erased);
  const { people, assessments, parts } = erased;
  return [...people, ...assessments, ...parts].some((id) => text.includes(id));
}

/** What was refused is kept beside, and is about others as often as not. */
async function eraseRefused(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  erased: Erased,
): Promise<void> {
  const { people, assessments, absences, parts, seats } = erased;
  const ids = [...people, ...assessments, ...absences, ...parts, ...seats.keys()];
  const naming = await sql<{ id: string; text: Buffer }>`
    select concat(r.change_id, ' ', r.content_hash, ' ', r.device_id) as id, r.text from refused_change r where r.organisation_id = ${organisationId} and exists (
      select 1 from unnest(${ids}::text[]) as id where position(convert_to(id, 'UTF8') in r.text) > 0)`.execute(
    transaction,
  );
  const going = naming.rows.filter(({ text }) => isRefusedErased(text.toString('utf8'), erased));
  await sql`update refused_change r set text = ''::bytea
    where r.organisation_id = ${organisationId}
      and concat(r.change_id, ' ', r.content_hash, ' ', r.device_id) = any(${going.map(({ id }) => id)}::text[])`.execute(
    transaction,
  );
}

/**
 * @param named by the erasures that are carried out
 * @returns the numbers of those whose text went
 */
async function eraseTexts(
  { store, transaction, organisationId }: Place,
  erased: Erased,
  named: Erased,
  at: Date,
): Promise<readonly number[]> {
  const rows = await findRows(transaction, organisationId, erased);
  const about = rows.flatMap(({ text, ...row }): Judged[] => {
    const change = readChange({ text });
    return change && isErased(change, erased) ? [{ ...row, change }] : [];
  });
  // What stands is never taken from the others: it goes with the next version, which does not name them.
  const going = about.filter((one) => !isOthers(one, erased));
  const seqs = going.map(({ seq }) => seq);
  const parts = about.flatMap(({ change }) => (change.type === 'people-run-part' ? [change.subjectId] : []));
  await noteParts(transaction, organisationId, parts);
  if (seqs.length > 0) {
    await sql`update change set text = '', erased_at = ${at}::timestamptz
      where organisation_id = ${organisationId} and seq = any(${seqs}::bigint[])`.execute(transaction);
    await eraseBodies(transaction, organisationId, seqs);
  }
  const texts = going.map(({ seq, hash, change: { subjectType, subjectId, type } }): GoneText => {
    return { seq, hash, subjectType, subjectId, type };
  });
  await proveErased(store, transaction, organisationId, { texts, named });
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

/** Carries out the erasures of a push. What stands in the way of one was judged before it was taken (`judge-erasures`). */
export async function takeErasures(place: Place, changes: readonly Change[], now: Date): Promise<void> {
  const { transaction, organisationId } = place;
  const erasures = changes.flatMap((change) => {
    const opened = change.type === 'erasure' ? openDocument('erasure', change) : null;
    return opened?.state === 'read' ? [opened.body] : [];
  });
  if (erasures.length === 0) return;
  const named = gatherErased(erasures);
  const erased = withPlans(named, await findPlans(transaction, organisationId, named));
  await noteErased(transaction, organisationId, erased);
  await forgetCandidates(transaction, organisationId, [...erased.people]);
  await eraseTexts(place, erased, named, now);
  await askToLoadAnew(transaction, organisationId);
}

/** Whom and what a change is about: a conflict is about the document in which it was noticed, a plan about its candidates. */
function aboutOf(change: Change): readonly string[] {
  const conflict = change.type === 'document-conflict' ? openDocument('document-conflict', change) : null;
  if (conflict?.state === 'read') return [change.subjectId, conflict.body.documentId];
  const steps = change.type === 'people-run-part' ? (stepsOf(change.body) ?? []) : [];
  const owner = ownerOf(change);
  const bound = boundBy(change).map(({ participantId }) => participantId);
  return [change.subjectId, ...(owner === undefined ? [] : [owner]), ...bound, ...steps];
}

/**
 * What came in late about somebody who was erased: it has its number and its receipt, and its text goes at once.
 * @param changes of the push, refused ones included
 * @param lastSeq number of what was stored before this push
 */
export async function eraseLate(
  place: Place,
  changes: readonly Change[],
  lastSeq: number,
  now: Date,
): Promise<void> {
  const { transaction, organisationId } = place;
  const subjectIds = changes.flatMap(aboutOf);
  const found = await sql<{ isNamed: boolean }>`select exists (select 1 from erased_subject
    where organisation_id = ${organisationId} and subject_id = any(${subjectIds}::text[])) as "isNamed"`.execute(
    transaction,
  );
  if (!found.rows[0]?.isNamed) return;
  const known = await loadErased(transaction, organisationId);
  const erased = withPlans(known, changes);
  await noteErased(transaction, organisationId, erased, known);
  const seqs = await eraseTexts(place, erased, namesNothing, now);
  if (seqs.some((seq) => seq <= lastSeq)) await askToLoadAnew(transaction, organisationId);
}
