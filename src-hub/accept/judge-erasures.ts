/**
 * What stands in the way of an erasure, before anything of it is stored: somebody it names is held, or it names an assessment that
 * is somebody else's. Whoever asks may not have heard of either, so it is asked here, under the organisation's lock, and the whole
 * of it is refused: nothing is ever erased by halves.
 */
import { sql } from 'kysely';
import { boundBy, boundToSeats, gatherErased, isBlankPerson, stepsOf } from '../../shared/domain/erased';
import { followMerged } from '../../shared/domain/follow-merged';
import type { ChangeId, OrganisationId } from '../../shared/kernel/ids';
import { type Problem, type ProblemCode, problem } from '../../shared/kernel/problem';
import { type Change, readChange } from '../../shared/protocol/change';
import { attendanceRecorded } from '../../shared/records/attendance-recorded';
import { doubtDecided } from '../../shared/records/doubt-decided';
import { doubted } from '../../shared/records/doubted';
import type { Erasure } from '../../shared/records/erasure';
import { openDocument } from '../../shared/records/open-record';
import type { Participant } from '../../shared/records/participant';
import { sheetIssued } from '../../shared/records/sheet-issued';
import type { DatabaseTransaction } from '../store/open-store';
import { readHeads } from '../store/read-heads';

/** What a judgement asks of erasures. */
export type ErasureStanding = {
  /** Why an erasure of this push is not taken. */
  readonly objections: ReadonlyMap<ChangeId, Problem>;
  /** Erasures of a later program, which this hub cannot carry out: they wait on their device for a newer hub. */
  readonly unread: ReadonlySet<ChangeId>;
  /** People of whom this push says nothing any more, and who were erased before it. */
  readonly erased: ReadonlySet<string>;
  /** Of those people: whoever is held. */
  readonly held: ReadonlySet<string>;
};

export const noErasures: ErasureStanding = {
  ...{ objections: new Map(), unread: new Set(), erased: new Set(), held: new Set() },
};

function erasureOf(change: Change): Erasure | null {
  const opened = change.type === 'erasure' ? openDocument('erasure', change) : null;
  return opened?.state === 'read' ? opened.body : null;
}

const isOfLater = (change: Change): boolean =>
  change.type === 'erasure' && openDocument('erasure', change).state === 'newer';

/** The people of whom nothing stays by this erasure; empty for any other change. */
export const erasedBy = (change: Change): readonly string[] => erasureOf(change)?.participantIds ?? [];

type Place = { readonly transaction: DatabaseTransaction; readonly organisationId: OrganisationId };

/** Whether the office holds somebody. What this program cannot read may say so. */
function isHolding(change: Change): boolean {
  const opened = openDocument('participant-office', change);
  return opened.state !== 'read' || !!opened.body.frozen;
}

/** Of these people whoever is held, or was merged into somebody who is. */
async function findHeld(
  { transaction, organisationId }: Place,
  people: readonly string[],
): Promise<ReadonlySet<string>> {
  const byId = new Map<string, Participant>();
  // As far as anybody was merged into somebody else.
  for (let wanted: readonly string[] = people; wanted.length > 0; ) {
    const heads = await readHeads(transaction, organisationId, 'participant', wanted);
    const found = [...heads.values()].flatMap((change) => {
      const opened = openDocument('participant', change);
      return opened.state === 'read' ? [opened.body] : [];
    });
    for (const one of found) byId.set(one.participantId, one);
    wanted = found.flatMap(({ mergedInto }) => (mergedInto && !byId.has(mergedInto) ? [mergedInto] : []));
  }
  const meant = (id: string): string => followMerged(byId, id, 'participantId')?.participantId ?? id;
  const all = [...new Set([...people, ...people.map(meant)])];
  const offices = await readHeads(transaction, organisationId, 'participant-office', all);
  const holding = new Set([...offices].flatMap(([id, change]) => (isHolding(change) ? [id] : [])));
  return new Set(people.filter((id) => holding.has(id) || holding.has(meant(id))));
}

/** Whether a plan that is kept says of an assessment that it is of nobody whom the erasure names. */
async function namesOthers(
  { transaction, organisationId }: Place,
  { participantIds, assessmentIds, examIds, seats }: Erasure,
): Promise<boolean> {
  const exams = [...examIds, ...seats.map(({ examId }) => examId)];
  const assessments = [...assessmentIds, ...seats.flatMap((seat) => seat.assessmentIds)];
  const plans = await sql<{ text: string }>`
    select c.text from change c where c.organisation_id = ${organisationId} and c.subject_type = 'exam'
      and c.erased_at is null and (c.subject_id = any(${exams}::text[]) or c.subject_id in (
        select e.exam_id::text from change e where e.organisation_id = ${organisationId}
          and e.subject_type = 'assessment' and e.subject_id = any(${assessments}::text[])))`.execute(
    transaction,
  );
  const people = new Set<string>([...participantIds, ...seats.map((seat) => seat.participantId)]);
  const named = new Set<string>(assessments);
  const bound = plans.rows
    .flatMap(({ text }) => boundByText(text))
    .filter(({ assessmentId }) => named.has(assessmentId));
  const theirs = new Set(bound.flatMap((one) => (people.has(one.participantId) ? [one.assessmentId] : [])));
  return bound.some(({ assessmentId }) => !theirs.has(assessmentId));
}

function boundByText(text: string): ReturnType<typeof boundBy> {
  const change = readChange({ text });
  return change ? boundBy(change) : [];
}

/** What is said of an assessment without anybody standing there; lists count it no more than this. */
const beside = [attendanceRecorded, sheetIssued, doubted, doubtDecided].map(({ type }) => type);

/** Assessments of these seats by any plan that is kept: whoever asks names those that they know of. */
async function findSeated(
  { transaction, organisationId }: Place,
  erasure: Erasure,
): Promise<readonly string[]> {
  const { seats } = gatherErased([erasure]);
  const plans = await sql<{ text: string }>`
    select c.text from change c where c.organisation_id = ${organisationId} and c.subject_type = 'exam'
      and c.erased_at is null and c.subject_id = any(${[...seats.keys()]}::text[])`.execute(transaction);
  return boundToSeats(
    { seats },
    plans.rows.flatMap((row) => readChange(row) ?? []),
  );
}

/** Whether more was recorded of one of these seats than whether somebody came. */
async function hasResults(place: Place, erasure: Erasure): Promise<boolean> {
  const { transaction, organisationId } = place;
  if (erasure.seats.length === 0) return false;
  const named = erasure.seats.flatMap(({ assessmentIds }) => assessmentIds);
  const ids = [...named, ...(await findSeated(place, erasure))];
  if (ids.length === 0) return false;
  const found = await sql<{ isSome: boolean }>`select exists (select 1 from change
    where organisation_id = ${organisationId} and subject_type = 'assessment'
      and subject_id = any(${ids}::text[]) and type <> all(${beside}::text[])) as "isSome"`.execute(
    transaction,
  );
  return found.rows[0]?.isSome ?? false;
}

/** Of steps of a Run: whose links and places in groups these are. Those bear ids of their own. */
async function boundBySteps(
  { transaction, organisationId }: Place,
  steps: readonly string[],
): Promise<readonly string[]> {
  const links = await readHeads(transaction, organisationId, 'participation', steps);
  const places = await readHeads(transaction, organisationId, 'group-membership', steps);
  return [...links.values(), ...places.values()].flatMap((change) => {
    const opened = openDocument(
      change.type === 'participation' ? 'participation' : 'group-membership',
      change,
    );
    return opened.state === 'read' ? [opened.body.participantId] : [];
  });
}

/** Everybody whom an erasure is about: of whom nothing stays, whose seats go, and whom a Run that goes wrote. */
async function peopleIn(
  { transaction, organisationId }: Place,
  erasure: Erasure,
): Promise<readonly string[]> {
  const { participantIds, seats, partIds } = erasure;
  const parts = await readHeads(transaction, organisationId, 'people-run-part', partIds);
  const steps = [...parts.values()].flatMap((change) => stepsOf(change.body) ?? []);
  return [
    ...participantIds,
    ...seats.map(({ participantId }) => participantId),
    ...steps,
    ...(await boundBySteps({ transaction, organisationId }, steps)),
  ];
}

async function whyNot(place: Place, erasure: Erasure, isHeld: boolean): Promise<ProblemCode | null> {
  if (isHeld) return 'person-held';
  if (await namesOthers(place, erasure)) return 'erasure-of-others';
  return (await hasResults(place, erasure)) ? 'erasure-of-results' : null;
}

const whyErasuresFail: readonly ProblemCode[] = ['person-held', 'erasure-of-others', 'erasure-of-results'];

/** Of these people whoever an erasure named that was refused before: what comes behind it in another push erases nothing. */
async function findStaying(
  { transaction, organisationId }: Place,
  people: readonly string[],
): Promise<readonly string[]> {
  if (people.length === 0) return [];
  const found = await sql<{ id: string }>`select id from unnest(${people}::text[]) as id where exists (
    select 1 from refused_change r where r.organisation_id = ${organisationId}
      and r.problem = any(${whyErasuresFail}::text[]) and position(convert_to(id, 'UTF8') in r.text) > 0)`.execute(
    transaction,
  );
  return found.rows.map(({ id }) => id);
}

/** What the database knows that is asked of the erasures of a push, and of the people of whom it says nothing any more. */
export async function gatherErasures(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  changes: readonly Change[],
): Promise<ErasureStanding> {
  const place = { transaction, organisationId };
  const erasures = changes.flatMap((change) => {
    const erasure = erasureOf(change);
    return erasure ? [{ changeId: change.changeId, erasure }] : [];
  });
  const unread = new Set(changes.filter(isOfLater).map(({ changeId }) => changeId));
  const blank = changes.filter(isBlankPerson).map(({ subjectId }) => subjectId);
  if (erasures.length === 0 && blank.length === 0) return { ...noErasures, unread };
  const objections = new Map<ChangeId, Problem>();
  const heldOfAll = new Set([...(await findHeld(place, blank)), ...(await findStaying(place, blank))]);
  for (const { changeId, erasure } of erasures) {
    const held = await findHeld(place, [...new Set(await peopleIn(place, erasure))]);
    for (const id of held) heldOfAll.add(id);
    const why = await whyNot(place, erasure, held.size > 0);
    if (why) objections.set(changeId, problem(why));
  }
  const rows = await transaction
    .selectFrom('erased_subject')
    .select('subject_id')
    .where('organisation_id', '=', organisationId)
    .where('subject_type', '=', 'person')
    .where('subject_id', '=', sql<string>`any(${blank})`)
    .execute();
  return { objections, unread, erased: new Set(rows.map((row) => row.subject_id)), held: heldOfAll };
}
