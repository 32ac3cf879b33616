/**
 * May this mark, remark or undo be recorded, and as which event? Pure decisions; the action appends what they return.
 * Rules M1 to M6 of SPEC.md. A missing remark never blocks a mark; it blocks signing.
 */

import type { ChangeId, IndicatorId } from '../kernel/ids';
import { type Problem, problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import { type Assessment, tipKey } from './assessment';
import type { AssessmentEventOf, AssessmentEventType } from './assessment-event';
import type { Exam, SnapshotIndicator } from './exam';
import type { MarkValue } from './scale';

/** An event still without identity, time and place: the journal adds those. */
export type EventIntent = {
  [T in AssessmentEventType]: {
    readonly type: T;
    readonly upon: ChangeId | null;
    readonly body: AssessmentEventOf<T>['body'];
  };
}[AssessmentEventType];

export const indicatorsOf = (exam: Exam): readonly SnapshotIndicator[] =>
  exam.snapshot.coreTasks.flatMap((c) => c.workProcesses.flatMap((w) => w.indicators));

function mayChange(exam: Exam, assessment: Assessment, indicatorId: IndicatorId): Problem | null {
  if (assessment.unknownEvents > 0)
    return problem('assessment-from-newer-version', { count: assessment.unknownEvents });
  if (assessment.signed) return problem('assessment-signed');
  if (!assessment.identifiedAt) return problem('candidate-not-identified');
  if (!indicatorsOf(exam).some((i) => i.indicatorId === indicatorId)) return problem('indicator-unknown');
  return null;
}

const mayBeGiven = (exam: Exam, value: MarkValue): boolean =>
  value === 'not-observed' ||
  (value === 'not-applicable'
    ? exam.scale.mayBeNotApplicable
    : exam.scale.levels.some((l) => l.code === value));

/** Gives or changes a mark. Giving the value that already stands is no event (null): a double tap changes nothing. */
export function decideMark(
  exam: Exam,
  assessment: Assessment,
  indicatorId: IndicatorId,
  value: MarkValue,
): Result<EventIntent | null> {
  const refusal = mayChange(exam, assessment, indicatorId);
  if (refusal) return err(refusal);
  if (!mayBeGiven(exam, value)) return err(problem('level-unknown', { level: value }));
  const isInConflict = assessment.conflicts.some((c) => c.about === 'mark' && c.indicatorId === indicatorId);
  if (assessment.marks.get(indicatorId)?.value === value && !isInConflict) return ok(null);
  const upon = assessment.tips.get(tipKey('mark', indicatorId)) ?? null;
  return ok({ type: 'mark-given', upon, body: { indicatorId, value, undoes: null } });
}

/** Takes a mark away again, so that the indicator is open. */
export function decideWithdraw(
  exam: Exam,
  assessment: Assessment,
  indicatorId: IndicatorId,
): Result<EventIntent | null> {
  const refusal = mayChange(exam, assessment, indicatorId);
  if (refusal) return err(refusal);
  if (!assessment.marks.has(indicatorId)) return ok(null);
  const upon = assessment.tips.get(tipKey('mark', indicatorId)) ?? null;
  return ok({ type: 'mark-withdrawn', upon, body: { indicatorId, undoes: null } });
}

/** Writes, changes or (blank text) removes the remark of an indicator. */
export function decideRemark(
  exam: Exam,
  assessment: Assessment,
  indicatorId: IndicatorId,
  text: string,
): Result<EventIntent | null> {
  const refusal = mayChange(exam, assessment, indicatorId);
  if (refusal) return err(refusal);
  const trimmed = text.trim();
  if ((assessment.remarks.get(indicatorId)?.text ?? '') === trimmed) return ok(null);
  const upon = assessment.tips.get(tipKey('remark', indicatorId)) ?? null;
  return ok({ type: 'remark-written', upon, body: { indicatorId, text: trimmed, undoes: null } });
}

/** Takes back the last change that still stands, any number of times. What was there before comes back as a new event. */
export function decideUndo(exam: Exam, assessment: Assessment): Result<EventIntent> {
  const last = assessment.undoable.at(-1);
  if (!last) return err(problem('nothing-to-undo'));
  const { event, before } = last;
  const { indicatorId } = event.body;
  const refusal = mayChange(exam, assessment, indicatorId);
  if (refusal) return err(refusal);
  const undoes = event.eventId;
  if (event.type === 'remark-written') {
    const upon = assessment.tips.get(tipKey('remark', indicatorId)) ?? null;
    return ok({ type: 'remark-written', upon, body: { indicatorId, text: before ?? '', undoes } });
  }
  const upon = assessment.tips.get(tipKey('mark', indicatorId)) ?? null;
  return before === null
    ? ok({ type: 'mark-withdrawn', upon, body: { indicatorId, undoes } })
    : ok({ type: 'mark-given', upon, body: { indicatorId, value: before as MarkValue, undoes } });
}
