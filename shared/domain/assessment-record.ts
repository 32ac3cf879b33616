/**
 * What lists say of an assessment: one small record instead of all its events, so that no list has to open a stream.
 */
import type { AssessmentId } from '../kernel/ids';
import { type Assessment, foldAssessment } from './assessment';

export type AssessmentRecord = {
  readonly assessmentId: AssessmentId;
  readonly identifiedAt: string | null;
  /** First mark or remark; null before. */
  readonly startedAt: string | null;
  readonly lastChangedAt: string | null;
  /** Indicators that have a mark. */
  readonly marked: number;
  readonly signed: Assessment['signed'];
  readonly conflicts: number;
  /** Events that count. */
  readonly events: number;
  /** Events that the signature does not cover. */
  readonly lateEvents: number;
  /** Events that this program cannot read and may not pass over. */
  readonly unknownEvents: number;
};

/** An assessment of which nothing was recorded yet. */
export const noRecord = (assessmentId: AssessmentId): AssessmentRecord =>
  recordOf(foldAssessment(assessmentId, []));

/** The record of an assessment as it stands. */
export const recordOf = (assessment: Assessment): AssessmentRecord => ({
  assessmentId: assessment.assessmentId,
  identifiedAt: assessment.identifiedAt,
  startedAt: assessment.startedAt,
  lastChangedAt: assessment.lastChangedAt,
  marked: assessment.marks.size,
  signed: assessment.signed,
  conflicts: assessment.conflicts.length,
  events: assessment.changeIds.length,
  lateEvents: assessment.lateEvents,
  unknownEvents: assessment.unknownEvents,
});
