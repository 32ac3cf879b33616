/**
 * What lists say of an assessment: one small record instead of all its events, so that no list has to open a stream.
 */
import type { AssessmentId, ChangeId, StaffId } from '../kernel/ids';
import { type Assessment, foldAssessment } from './assessment';
import type { AssessmentEvent, UnknownEvent } from './assessment-event';
import { undecided } from './doubts';

export type AssessmentRecord = {
  readonly assessmentId: AssessmentId;
  /** Who has it now (W3); null when nobody is known to be assigned. */
  readonly holderId: StaffId | null;
  readonly identifiedAt: string | null;
  /** First mark or remark; null before. */
  readonly startedAt: string | null;
  readonly lastChangedAt: string | null;
  /** Why it began off its plan (W9); absent in a view made by an earlier program. */
  readonly startReason?: string | null;
  /** The plan it was begun on (W12); absent in a view made by an earlier program. */
  readonly planAtStart?: Assessment['planAtStart'];
  /** Whether the candidate was there, as it was said last (P1); absent in a view made by an earlier program. */
  readonly attendance?: Assessment['attendance'];
  /** Indicators that have a mark. */
  readonly marked: number;
  readonly signed: Assessment['signed'];
  /** The hub's receipt for the signature (A13); absent in a view made by an earlier program. */
  readonly received?: Assessment['received'];
  readonly conflicts: number;
  /** Events that count. */
  readonly events: number;
  /** Events that the signature does not cover. */
  readonly lateEvents: number;
  /** Events that this program cannot read and may not pass over. */
  readonly unknownEvents: number;
  /** Events by somebody whose assessment this was not. */
  readonly eventsByOthers: number;
  /** Events that the hub doubts and about which nobody has decided (W6). */
  readonly undecidedDoubts: number;
};

/**
 * Records of one assessment, by whom the exam assigned it to: events and exam come apart, in either order, and whose
 * events count follows from both (W1).
 */
export type AssessmentRecords = {
  readonly assessmentId: AssessmentId;
  /** For everybody who wrote in it or is said to have had it. */
  readonly byExaminer: Readonly<Record<string, AssessmentRecord>>;
  /** For anybody else: those to whom it was assigned before them are in the events. */
  readonly byNobody: AssessmentRecord;
};

/** The record of an assessment as it was folded. */
export const recordOf = (assessment: Assessment): AssessmentRecord => ({
  assessmentId: assessment.assessmentId,
  holderId: assessment.holder?.staffId ?? null,
  identifiedAt: assessment.identifiedAt,
  startedAt: assessment.startedAt,
  lastChangedAt: assessment.lastChangedAt,
  startReason: assessment.startReason?.reason ?? null,
  planAtStart: assessment.planAtStart,
  attendance: assessment.attendance,
  marked: assessment.marks.size,
  signed: assessment.signed,
  received: assessment.received,
  conflicts: assessment.conflicts.length,
  events: assessment.changeIds.length,
  lateEvents: assessment.lateEvents,
  unknownEvents: assessment.unknownEvents,
  eventsByOthers: assessment.eventsByOthers,
  undecidedDoubts: undecided(assessment.doubts).length,
});

const staffIn = (event: AssessmentEvent | UnknownEvent): readonly StaffId[] => {
  if (event.type === 'unknown' || event.needs === 'may-ignore') return [];
  const named = event.type === 'taken-over' ? [event.body.fromStaffId] : [];
  if (event.type === 'candidate-identified' && event.body.examinerId) named.push(event.body.examinerId);
  return event.actorId ? [event.actorId, ...named] : named;
};

/** The records of an assessment as it stands. */
export function recordsOf(
  assessmentId: AssessmentId,
  events: readonly (AssessmentEvent | UnknownEvent)[],
): AssessmentRecords {
  const staffIds = [...new Set(events.flatMap(staffIn))];
  const recordBy = (examinerId: StaffId | null): AssessmentRecord =>
    recordOf(foldAssessment(assessmentId, events, examinerId));
  return {
    assessmentId,
    byExaminer: Object.fromEntries(staffIds.map((staffId) => [staffId, recordBy(staffId)])),
    byNobody: recordBy(null),
  };
}

/** The record of an assessment that was assigned to this examiner. */
export const recordFor = (
  records: AssessmentRecords | undefined,
  assessmentId: AssessmentId,
  examinerId: StaffId,
): AssessmentRecord =>
  records
    ? (records.byExaminer[examinerId] ?? records.byNobody)
    : recordOf(foldAssessment(assessmentId, [], examinerId));

/** A signature in it, whoever the examiner is. */
export const signatureIn = ({ byExaminer }: AssessmentRecords): ChangeId | null =>
  Object.values(byExaminer).find(({ signed }) => signed)?.signed?.changeId ?? null;
