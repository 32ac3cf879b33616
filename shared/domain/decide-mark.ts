/**
 * May this mark, remark or undo be recorded, and as which event? Pure decisions; the action appends what they return.
 * Rules M1 to M8 and W3 of SPEC.md. A missing remark never blocks a mark; it blocks signing.
 */
import type { ChangeId, IndicatorId, StaffId } from '../kernel/ids';
import { type Problem, problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import type { AssessmentEventType } from '../records/all-records';
import type { IdentificationMethod } from '../records/candidate-identified';
import type { SnapshotIndicator } from '../records/exam-definition';
import type { MarkValue } from '../values/scale';
import { type Assessment, headKey } from './assessment';
import type { AssessmentEventOf } from './assessment-event';
import { isAway } from './attendance';
import type { Exam } from './exam';
import { planAtStartOf } from './plan-at-start';
import { isRemarkStale } from './remark-level';

/** An event still without identity, time and place: the journal adds those. */
export type EventIntent = {
  [T in AssessmentEventType]: {
    readonly type: T;
    readonly upon: ChangeId | null;
    readonly body: AssessmentEventOf<T>['body'];
  };
}[AssessmentEventType];

/** Upon what is decided, and for whom. */
export type Desk = {
  readonly exam: Exam;
  readonly assessment: Assessment;
  /** Who wants to change it. */
  readonly actorId: StaffId;
};

export const indicatorsOf = (exam: Exam): readonly SnapshotIndicator[] =>
  exam.snapshot.coreTasks.flatMap((c) => c.workProcesses.flatMap((w) => w.indicators));

/** M1: nothing changes any more after the signature, nor while a newer program is needed to read the assessment. */
export function isClosed(assessment: Assessment): Problem | null {
  if (assessment.unknownEvents > 0)
    return problem('assessment-from-newer-version', { count: assessment.unknownEvents });
  return assessment.signed ? problem('assessment-signed') : null;
}

/** W3: whoever does not write this assessment takes it over first. */
export const isOfAnother = ({ assessment, actorId }: Desk): Problem | null =>
  assessment.holder?.staffId === actorId ? null : problem('assessment-of-another');

function mayChange(desk: Desk, indicatorId: IndicatorId): Problem | null {
  const { exam, assessment } = desk;
  const closed = isClosed(assessment) ?? isOfAnother(desk);
  if (closed) return closed;
  if (!assessment.identifiedAt) return problem('candidate-not-identified');
  if (!indicatorsOf(exam).some((i) => i.indicatorId === indicatorId)) return problem('indicator-unknown');
  return null;
}

const mayBeGiven = (exam: Exam, value: MarkValue): boolean =>
  value === 'not-observed' ||
  (value === 'not-applicable'
    ? exam.scale.mayBeNotApplicable
    : exam.scale.levels.some((l) => l.code === value));

const hasConflict = (assessment: Assessment, about: 'mark' | 'remark', indicatorId: IndicatorId): boolean =>
  assessment.conflicts.some((c) => c.about === about && c.indicatorId === indicatorId);

/** What the next change replaces: the change that stands, and every rival next to it (C4). */
function replaces(
  assessment: Assessment,
  about: 'mark' | 'remark',
  indicatorId: IndicatorId,
): { readonly upon: ChangeId | null; readonly settles: ChangeId[] } {
  const heads = assessment.heads.get(headKey(about, indicatorId)) ?? [];
  return {
    upon: heads.at(-1)?.changeId ?? null,
    settles: heads.slice(0, -1).map((head) => head.changeId),
  };
}

/** M2, P4: confirms who stands there, and says whom the exam assigned it to (W1) and by which plan (W12). Once is enough for who has it (null). */
export function decideIdentify(desk: Desk, method: IdentificationMethod): Result<EventIntent | null> {
  const { assessment } = desk;
  const closed = isClosed(assessment) ?? isOfAnother(desk);
  if (closed) return err(closed);
  if (assessment.identifiedAt) return ok(null);
  if (isAway(assessment.attendance)) return err(problem('candidate-said-away'));
  const { examinerId } = assessment;
  const candidate = desk.exam.candidates.find((one) => one.assessmentId === assessment.assessmentId);
  const plan = planAtStartOf(desk.exam, candidate ?? {});
  const body = examinerId === null ? { method, plan } : { method, examinerId, plan };
  return ok({ type: 'candidate-identified', upon: null, body });
}

/** Takes back what whoever has it confirmed (W11). Where nothing of theirs stands it is no event (null). */
export function decideTakeBackIdentity(desk: Desk): Result<EventIntent | null> {
  const { assessment, actorId } = desk;
  const closed = isClosed(assessment) ?? isOfAnother(desk);
  if (closed) return err(closed);
  const own = assessment.identifications.filter(({ by }) => by === actorId).map(({ changeId }) => changeId);
  const [upon] = own;
  return ok(upon ? { type: 'identification-withdrawn', upon, body: { withdraws: own } } : null);
}

/** Gives or changes a mark. Giving the value that already stands is no event (null): a double tap changes nothing. */
export function decideMark(
  desk: Desk,
  indicatorId: IndicatorId,
  value: MarkValue,
): Result<EventIntent | null> {
  const { exam, assessment } = desk;
  const refusal = mayChange(desk, indicatorId);
  if (refusal) return err(refusal);
  if (!mayBeGiven(exam, value)) return err(problem('level-unknown', { level: value }));
  const isThereAlready = assessment.marks.get(indicatorId)?.value === value;
  if (isThereAlready && !hasConflict(assessment, 'mark', indicatorId)) return ok(null);
  const { upon, settles } = replaces(assessment, 'mark', indicatorId);
  return ok({ type: 'mark-given', upon, body: { indicatorId, value, undoes: null, settles } });
}

/** Takes a mark away again, so that the indicator is open. */
export function decideWithdraw(desk: Desk, indicatorId: IndicatorId): Result<EventIntent | null> {
  const { assessment } = desk;
  const refusal = mayChange(desk, indicatorId);
  if (refusal) return err(refusal);
  const isOpen = !assessment.marks.has(indicatorId);
  if (isOpen && !hasConflict(assessment, 'mark', indicatorId)) return ok(null);
  const { upon, settles } = replaces(assessment, 'mark', indicatorId);
  return ok({ type: 'mark-withdrawn', upon, body: { indicatorId, undoes: null, settles } });
}

/**
 * Writes, changes or (blank text) removes the remark of an indicator. The same text once more is how an examiner keeps a
 * remark that was written with another mark (A12).
 * @param written the mark it is written with, where that is not the one that stands
 */
export function decideRemark(
  desk: Desk,
  indicatorId: IndicatorId,
  text: string,
  written?: MarkValue | null,
): Result<EventIntent | null> {
  const { assessment } = desk;
  const refusal = mayChange(desk, indicatorId);
  if (refusal) return err(refusal);
  const trimmed = text.trim();
  const level = written === undefined ? (assessment.marks.get(indicatorId)?.value ?? null) : written;
  const standing = assessment.remarks.get(indicatorId);
  const isSaid =
    (standing?.text ?? '') === trimmed &&
    (!isRemarkStale(assessment, indicatorId) || standing?.level === level);
  if (isSaid && !hasConflict(assessment, 'remark', indicatorId)) return ok(null);
  const { upon, settles } = replaces(assessment, 'remark', indicatorId);
  return ok({
    type: 'remark-written',
    upon,
    body: { indicatorId, text: trimmed, level, undoes: null, settles },
  });
}

/** Takes back the last change that still stands, any number of times. What was there before comes back as a new event. */
export function decideUndo(desk: Desk): Result<EventIntent> {
  const { assessment } = desk;
  const closed = isClosed(assessment) ?? isOfAnother(desk);
  if (closed) return err(closed);
  const last = assessment.undoable.at(-1);
  if (!last) return err(problem('nothing-to-undo'));
  const { event, before, levelBefore } = last;
  const { indicatorId } = event.body;
  const refusal = mayChange(desk, indicatorId);
  if (refusal) return err(refusal);
  const undoes = event.changeId;
  if (event.type === 'remark-written') {
    const { upon, settles } = replaces(assessment, 'remark', indicatorId);
    const body = { indicatorId, text: before ?? '', level: levelBefore, undoes, settles };
    return ok({ type: 'remark-written', upon, body });
  }
  const { upon, settles } = replaces(assessment, 'mark', indicatorId);
  return before === null
    ? ok({ type: 'mark-withdrawn', upon, body: { indicatorId, undoes, settles } })
    : ok({ type: 'mark-given', upon, body: { indicatorId, value: before as MarkValue, undoes, settles } });
}
