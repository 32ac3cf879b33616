/** The exams of one candidate as the hub holds them: the plan, and what was recorded of their assessment. */
import { sql } from 'kysely';
import { type Assessment, foldAssessment } from '../../shared/domain/assessment';
import { type ExamCandidate, headOf } from '../../shared/domain/exam';
import { readEvent } from '../../shared/domain/read-event';
import type { OrganisationId, ParticipantId } from '../../shared/kernel/ids';
import { type Change, readChange, type SignedChange } from '../../shared/protocol/change';
import type { PlannedExam } from '../../shared/records/exam';
import { openDocument } from '../../shared/records/open-record';
import type { Database, DatabaseTransaction } from '../store/open-store';
import { readHeads } from '../store/read-heads';

type Reader = Database | DatabaseTransaction;

export type ExamOfPerson = {
  readonly planned: PlannedExam;
  readonly candidate: ExamCandidate;
  readonly assessment: Assessment;
  /** Its events as their devices wrote them, in the hub's order. */
  readonly changes: readonly SignedChange[];
};

type Stored = { readonly signed: SignedChange; readonly change: Change };

async function readStreams(
  database: Reader,
  organisationId: OrganisationId,
  assessmentIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Stored[]>> {
  const found = await sql<SignedChange>`
    select text, hash, signature from change
    where organisation_id = ${organisationId} and subject_type = 'assessment'
      and subject_id = any(${[...assessmentIds]}::text[]) order by seq`.execute(database);
  const streams = new Map<string, Stored[]>();
  for (const signed of found.rows) {
    const change = readChange(signed);
    if (change) streams.set(change.subjectId, [...(streams.get(change.subjectId) ?? []), { signed, change }]);
  }
  return streams;
}

/** Their exams, the earliest first; what was taken back is not among them. */
export async function readExamsOf(
  database: Reader,
  organisationId: OrganisationId,
  personIds: readonly ParticipantId[],
): Promise<readonly ExamOfPerson[]> {
  const found = await sql<{ examId: string }>`
    select distinct owner_id as "examId" from belonging
    where organisation_id = ${organisationId} and owner_type = 'exam' and subject_type = 'participant'
      and subject_id = any(${[...personIds]}::text[])`.execute(database);
  const heads = await readHeads(
    database,
    organisationId,
    'exam',
    found.rows.map(({ examId }) => examId),
  );
  const placed = [...heads.values()].flatMap((head) => {
    const opened = openDocument('exam', head);
    if (opened.state !== 'read' || opened.body.isRemoved) return [];
    const planned = opened.body;
    return headOf(planned)
      .candidates.filter(({ participantId }) => personIds.includes(participantId))
      .map((candidate) => ({ planned, candidate }));
  });
  const streams = await readStreams(
    database,
    organisationId,
    placed.map(({ candidate }) => candidate.assessmentId),
  );
  const exams = placed.map(({ planned, candidate }): ExamOfPerson => {
    const stored = streams.get(candidate.assessmentId) ?? [];
    const events = stored
      .filter(({ change }) => change.kind === 'event')
      .map(({ change }) => readEvent(change));
    return {
      planned,
      candidate,
      assessment: foldAssessment(candidate.assessmentId, events, candidate.examinerId),
      changes: stored.map(({ signed }) => signed),
    };
  });
  return exams.toSorted((a, b) => (a.planned.plannedAt < b.planned.plannedAt ? -1 : 1));
}
