/** An exam of one candidate at a real hub, as far as its assessment came. */
import { createHash } from 'node:crypto';
import { basisDigestOf } from '../../shared/domain/basis-digest';
import { contentDigestOf } from '../../shared/domain/content-digest';
import {
  type AssessmentId,
  type ChangeId,
  type ExamId,
  newId,
  type ParticipantId,
} from '../../shared/kernel/ids';
import type { Change } from '../../shared/protocol/change';
import { examRecord } from '../../shared/records/exam';
import { examDefinitionRecord } from '../../shared/records/exam-definition';
import { lockOrganisation, storeChanges } from '../../src-hub/accept/store-changes';
import { anAssessment } from '../builders/an-assessment';
import { anExam, recordsOf } from '../builders/an-exam';
import type { Centre } from './a-candidate-scene';

/** The counted ids of the builders, made those of this exam alone; their order stays. */
const countedIds = /01900000-0000-7000-8000-/g;

type Told = Change & { readonly body: Record<string, unknown> };

/** As they would have been signed with these ids. */
function withOwnBasis(event: Told): Told {
  if (event.type !== 'assessment-signed') return event;
  return { ...event, body: { ...event.body, basisDigest: basisDigestOf(event.body.covers as ChangeId[]) } };
}

type Came = {
  readonly isSigned?: boolean;
  readonly isBegun?: boolean;
  /** When its events say that they were; without it as the builder has it. */
  readonly begunAt?: string;
};

export async function anExamOf(
  { organisationId, qualificationId, put, store }: Centre,
  participantId: ParticipantId,
  { isSigned = false, isBegun = isSigned, begunAt }: Came = {},
): Promise<{ readonly examId: ExamId; readonly assessmentId: AssessmentId }> {
  const exam = anExam({ examId: newId<'Exam'>() });
  const { planned, definition } = recordsOf(exam);
  const [examId, assessmentId] = [newId<'Exam'>(), newId<'Assessment'>()];
  const definitionDigest = contentDigestOf(definition);
  const candidates = planned.candidates.map((candidate) => ({ ...candidate, participantId }));
  const assessments = planned.assessments.map((one) => ({ ...one, assessmentId, participantId }));
  const about = { ...planned.about, qualificationId };
  await put(
    { record: examDefinitionRecord, subjectId: definitionDigest, body: definition },
    {
      record: examRecord,
      subjectId: examId,
      body: { ...planned, examId, candidates, assessments, about, definitionDigest },
    },
  );
  if (!isBegun) return { examId, assessmentId };
  const begun = anAssessment(exam).identified();
  const story = isSigned ? begun.markedAll('met').signed() : begun;
  const own = newId<'Change'>().slice(0, 24);
  const events = story.events.map((event) => {
    const { changeId, upon, subjectId: _, examId: __, ...rest } = event as Told;
    const text = JSON.stringify({ changeId, upon, covers: rest.body.covers }).replaceAll(countedIds, own);
    const ids = JSON.parse(text) as { changeId: ChangeId; upon: ChangeId | null; covers?: ChangeId[] };
    const body = { ...rest.body, ...(ids.covers && { covers: ids.covers }) };
    const { changeId: ownId, upon: ownUpon } = ids;
    const occurredAt = begunAt ?? rest.occurredAt;
    return withOwnBasis({
      ...rest,
      occurredAt,
      body,
      changeId: ownId,
      upon: ownUpon,
      subjectId: assessmentId,
      examId,
      organisationId,
    });
  });
  const stored = events.map((change) => {
    const text = JSON.stringify(change);
    const hash = createHash('sha256').update(text).digest('hex');
    return { change, signed: { text, hash, signature: 'x' } };
  });
  await store.database.transaction().execute(async (transaction) => {
    const lastSeq = await lockOrganisation(transaction, organisationId);
    await storeChanges(transaction, organisationId, lastSeq, stored, new Date());
  });
  return { examId, assessmentId };
}
