/**
 * Notes of what is stored who sees which exam and what belongs to it, in the transaction that stores it. What a device may
 * see follows from these notes (`work-out-sight`).
 */
import { sql } from 'kysely';
import {
  type ExamMembers,
  membersOfExam,
  ofOneParticipant,
  participantOf,
  type Subject,
} from '../../shared/domain/sight';
import type { OrganisationId } from '../../shared/kernel/ids';
import type { Change } from '../../shared/protocol/change';
import type { DatabaseTransaction } from '../store/open-store';

/** A change that was just stored. */
export type Stored = {
  readonly change: Change;
  /** Why it is not known to be of whom it names; nothing when it is. */
  readonly doubt?: string | null;
};

/** They say who somebody is and where; what is seen may be other once they stand. */
const movesSight: ReadonlySet<string> = new Set([
  'organisation',
  'staff',
  'person-certificate',
  'exam',
  ...ofOneParticipant,
]);

type Belonging = { readonly owner: Subject; readonly subject: Subject };

async function putBelongings(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  belongings: readonly Belonging[],
): Promise<void> {
  if (belongings.length === 0) return;
  const rows = belongings.map(({ owner, subject }) => ({
    owner_type: owner.subjectType,
    owner_id: owner.subjectId,
    subject_type: subject.subjectType,
    subject_id: subject.subjectId,
  }));
  await sql`insert into belonging (organisation_id, owner_type, owner_id, subject_type, subject_id)
    select ${organisationId}::uuid, owner_type, owner_id, subject_type, subject_id
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r (owner_type text, owner_id text, subject_type text, subject_id text)
    on conflict do nothing`.execute(transaction);
}

/** The plans as they stand now, in the place of those before. */
async function putPlans(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  membersByExam: ReadonlyMap<string, ExamMembers>,
): Promise<void> {
  if (membersByExam.size === 0) return;
  const examIds = [...membersByExam.keys()];
  await sql`delete from exam_viewer
    where organisation_id = ${organisationId} and exam_id = any(${examIds}) and why = 'planned'
  `.execute(transaction);
  await sql`delete from belonging
    where organisation_id = ${organisationId} and owner_type = 'exam' and owner_id = any(${examIds})
      and subject_type <> 'assessment'`.execute(transaction);
  const viewers = [...membersByExam].flatMap(([exam_id, { examinerIds }]) =>
    examinerIds.map((viewer_id) => ({ viewer_id, exam_id })),
  );
  await sql`insert into exam_viewer (organisation_id, viewer_id, exam_id, why)
    select ${organisationId}::uuid, viewer_id, exam_id, 'planned'
    from json_to_recordset(${JSON.stringify(viewers)}::json) as r (viewer_id uuid, exam_id text)
  `.execute(transaction);
  const belongings = [...membersByExam].flatMap(([subjectId, { planned, assessments }]) =>
    [...planned, ...assessments].map((subject) => ({ owner: { subjectType: 'exam', subjectId }, subject })),
  );
  await putBelongings(transaction, organisationId, belongings);
}

type Writing = {
  readonly exam_id: string;
  readonly viewer_id: string;
  readonly actor_id: string | null;
};

/** Who wrote in which exam, and on which device; whoever only seems to have written gains nothing by it. */
function findWritings(stored: readonly Stored[]): readonly Writing[] {
  const writings = new Map<string, Writing>();
  for (const { change, doubt } of stored) {
    const { kind, examId, deviceId, actorId } = change;
    if (kind !== 'event' || examId === null) continue;
    const actor = doubt ? null : actorId;
    for (const viewer of actor === null ? [deviceId] : [deviceId, actor])
      writings.set(`${examId} ${viewer} ${actor}`, { exam_id: examId, viewer_id: viewer, actor_id: actor });
  }
  return [...writings.values()];
}

/** True when that opens an exam to somebody it is not planned for. */
async function putWritings(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  writings: readonly Writing[],
): Promise<boolean> {
  if (writings.length === 0) return false;
  const found = await sql<{ isOpened: boolean }>`
    with wrote as (
      select * from json_to_recordset(${JSON.stringify(writings)}::json)
        as r (exam_id text, viewer_id uuid, actor_id uuid)
    ), noted as (
      insert into exam_viewer (organisation_id, viewer_id, exam_id, why)
      select distinct ${organisationId}::uuid, viewer_id, exam_id, 'wrote' from wrote
      on conflict do nothing returning viewer_id, exam_id
    )
    select exists (select 1 from noted join wrote using (viewer_id, exam_id)
      where not exists (select 1 from exam_viewer planned where planned.organisation_id = ${organisationId}
        and planned.viewer_id = wrote.actor_id and planned.exam_id = wrote.exam_id and planned.why = 'planned'))
      as "isOpened"`.execute(transaction);
  return found.rows[0]?.isOpened ?? false;
}

/**
 * Notes them.
 * @param stored in their order
 * @returns whether what somebody sees may be other from here on
 */
export async function noteMembers(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  stored: readonly Stored[],
): Promise<boolean> {
  const documents = stored.flatMap(({ change }) => (change.kind === 'document' ? [change] : []));
  const membersByExam = new Map<string, ExamMembers>();
  const links: Belonging[] = [];
  for (const { type, subjectType, subjectId, body } of documents) {
    const members = type === 'exam' ? membersOfExam(body) : null;
    if (members) membersByExam.set(subjectId, members);
    const owner = ofOneParticipant.has(type) ? participantOf(body) : null;
    if (owner) links.push({ owner, subject: { subjectType, subjectId } });
  }
  await putPlans(transaction, organisationId, membersByExam);
  await putBelongings(transaction, organisationId, links);
  const isOpened = await putWritings(transaction, organisationId, findWritings(stored));
  return isOpened || documents.some(({ type }) => movesSight.has(type));
}

/** The number of what was stored last is where what somebody sees may have become other. */
export async function moveSight(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  seq: number,
): Promise<void> {
  await transaction
    .updateTable('organisation')
    .set({ sight_seq: seq })
    .where('organisation_id', '=', organisationId)
    .execute();
}
