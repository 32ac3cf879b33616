/**
 * A planned exam becomes another: time, place, examiner, candidates, with a reason. It is a new version of the same exam; what
 * stood before is told in it, and what was begun stays with whom it was begun (W1). Pure: ids and time come from the caller.
 */
import type { ExamId, Id, ParticipantId, StaffId } from '../kernel/ids';
import { type Problem, problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import { sameValue } from '../kernel/same-value';
import { lengthProblem } from '../kernel/typed-words';
import type { PlannedCandidate, PlannedExam } from '../records/exam';
import { reasonLimit } from '../records/reason-limit';
import type { Staff } from '../records/staff';
import { isPlannableDay, plannableYears } from '../values/plannable-day';
import { chooseTimeZone } from '../values/time-zone';
import { dayIn } from '../values/wall-time';
import { allFactsOf } from './candidate-facts';
import { examinerOfPlan } from './exam';

/** How it shall be from now on; all of it. */
export type PlanWish = Pick<PlannedExam, 'code' | 'title' | 'plannedAt' | 'place' | 'timeZone'> & {
  /** Null: not said. */
  readonly durationMinutes: number | null;
  readonly examiner: Pick<Staff, 'staffId' | 'name' | 'jobTitle'>;
  /** In the order of the exam. */
  readonly candidates: readonly PlannedCandidate[];
};

export type Decider = {
  readonly byStaffId: StaffId;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly reason: string;
  readonly newId: <Brand extends string>() => Id<Brand>;
  /** The exam that is changed with it, where two change places. */
  readonly swappedWith?: ExamId | undefined;
};

/** Candidates of whom something was recorded that they were there for. */
type Begun = ReadonlySet<ParticipantId>;

export function reasonProblem(reason: string): Problem | null {
  if (reason.trim() === '') return problem('plan-reason-needed');
  return lengthProblem(reason, reasonLimit);
}

type Changes = NonNullable<PlannedExam['changes']>;

/** Only the last change is undone, so of no other it is kept what was said of each candidate before it. */
export const withoutEarlierFacts = (changes: PlannedExam['changes'] = []): Changes =>
  changes.map(({ before: { candidates: _, ...before }, ...change }) => ({ ...change, before }));

/** The same plan, of which no change can be undone any more. */
const withoutUndo = (planned: PlannedExam): PlannedExam => ({
  ...planned,
  ...(planned.changes && { changes: withoutEarlierFacts(planned.changes) }),
});

const idsOf = (candidates: readonly PlannedCandidate[]): ReadonlySet<ParticipantId> =>
  new Set(candidates.map(({ participantId }) => participantId));

/** What stood there and stands no more, by field. */
function differences(planned: PlannedExam, wish: PlanWish) {
  const before = {
    ...(planned.plannedAt !== wish.plannedAt && { plannedAt: planned.plannedAt }),
    ...(planned.place !== wish.place && { place: planned.place }),
    ...(planned.code !== wish.code && { code: planned.code }),
    ...(planned.title !== wish.title && { title: planned.title }),
    ...((planned.durationMinutes ?? null) !== wish.durationMinutes && {
      durationMinutes: planned.durationMinutes ?? null,
    }),
    ...(planned.timeZone !== wish.timeZone && { timeZone: planned.timeZone ?? null }),
    ...examinerBefore(planned, wish),
  };
  const [had, has] = [idsOf(planned.candidates), idsOf(wish.candidates)];
  const known = new Map(planned.candidates.map((one) => [one.participantId, one]));
  const changed = wish.candidates.filter((one) => {
    const earlier = known.get(one.participantId);
    return earlier !== undefined && !sameValue(earlier, one);
  });
  const added = [...has].filter((id) => !had.has(id));
  const removed = [...had].filter((id) => !has.has(id));
  // Another order alone is no change: nobody reads it anywhere. Beside one it goes back with it.
  const isOtherOrder = Object.keys(before).length > 0 && !sameValue([...had], [...has]);
  const areOther = isOtherOrder || added.length + removed.length + changed.length > 0;
  const isOther = new Set([...removed, ...changed.map(({ participantId }) => participantId)]);
  // What is said of the others still stands in the plan: it is kept of nobody twice.
  const earlier = planned.candidates.map((one) => ({
    participantId: one.participantId,
    ...(isOther.has(one.participantId) && allFactsOf(one)),
  }));
  return {
    before: { ...before, ...(areOther && { candidates: earlier }) },
    added,
    removed,
    changed: changed.map(({ participantId }) => participantId),
  };
}

function examinerBefore(planned: PlannedExam, wish: PlanWish) {
  const examinerId = examinerOfPlan(planned).staffId;
  return examinerId === wish.examiner.staffId ? {} : { examinerId };
}

/**
 * Who was begun by somebody stays with them; everybody else is the examiner's who is wished. Who is taken out keeps the
 * assessment, without a name: a device without contact may have begun it, and who is put back goes on in it.
 */
function assign(planned: PlannedExam, wish: PlanWish, begun: Begun, newId: Decider['newId']) {
  const { staffId, name, jobTitle } = wish.examiner;
  const known = new Map(planned.assessments.toReversed().map((one) => [one.participantId, one]));
  const [partCode = '1'] = planned.assessments.map((one) => one.partCode);
  const ofExaminer = (one: PlannedExam['assessments'][number]) =>
    begun.has(one.participantId) ? one : { ...one, examinerId: staffId };
  const stay = idsOf(wish.candidates);
  const assessments = [
    ...wish.candidates.map(({ participantId }) => {
      const earlier = known.get(participantId);
      return earlier
        ? ofExaminer(earlier)
        : { assessmentId: newId<'Assessment'>(), participantId, partCode, examinerId: staffId };
    }),
    ...planned.assessments.filter(({ participantId }) => !stay.has(participantId)).map(ofExaminer),
  ];
  const still = new Set(assessments.map((one) => one.examinerId));
  const others = planned.examiners.filter((one) => one.staffId !== staffId && still.has(one.staffId));
  const own = planned.examiners.find((one) => one.staffId === staffId) ?? { staffId, name, jobTitle };
  return { assessments, examiners: [own, ...others] };
}

function whyNotChange(planned: PlannedExam, wish: PlanWish, begun: Begun): Problem | null {
  if (planned.status === 'cancelled') return problem('exam-cancelled');
  if (wish.candidates.length === 0) return problem('exam-without-candidate');
  const { first, last } = plannableYears;
  if (!isPlannableDay(dayIn(wish.plannedAt, chooseTimeZone(wish.timeZone))))
    return problem('exam-year-out-of-range', { first, last });
  const stays = idsOf(wish.candidates);
  return planned.candidates.some(({ participantId }) => begun.has(participantId) && !stays.has(participantId))
    ? problem('plan-candidate-begun')
    : null;
}

/** The exam as it is from now on; the very same one where nothing would be other. */
export function changePlan(
  planned: PlannedExam,
  wish: PlanWish,
  begun: Begun,
  { newId, at, byStaffId, reason, swappedWith }: Decider,
): Result<PlannedExam> {
  const refusal = whyNotChange(planned, wish, begun);
  if (refusal) return err(refusal);
  const { before, added, removed, changed } = differences(planned, wish);
  const { durationMinutes, examiner: _, candidates, timeZone, ...fields } = wish;
  if (Object.keys(before).length === 0) return ok(planned);
  const trouble = reasonProblem(reason);
  if (trouble) return err(trouble);
  const version = planned.version + 1;
  const said = {
    changeId: newId<'PlanChange'>(),
    ...{ at, byStaffId, reason: reason.trim(), version, before },
    ...(added.length > 0 && { added }),
    ...(removed.length > 0 && { removed }),
    ...(changed.length > 0 && { changed }),
    ...(swappedWith && { swappedWith }),
  };
  const { durationMinutes: _duration, timeZone: _zone, ...rest } = planned;
  return ok({
    ...rest,
    ...fields,
    ...(timeZone && { timeZone }),
    ...(durationMinutes !== null && { durationMinutes }),
    ...assign(planned, wish, begun, newId),
    candidates: [...candidates],
    version,
    changes: [...withoutEarlierFacts(planned.changes), said],
  });
}

/** Is not held; marks that were given stay what they are. */
export function cancelPlan(planned: PlannedExam, { at, byStaffId, reason }: Decider): Result<PlannedExam> {
  if (planned.status === 'cancelled') return ok(planned);
  const trouble = reasonProblem(reason);
  if (trouble) return err(trouble);
  const cancelled = { at, byStaffId, reason: reason.trim() };
  return ok({ ...withoutUndo(planned), status: 'cancelled', cancelled, version: planned.version + 1 });
}

/** Is held after all. */
export const holdAfterAll = (planned: PlannedExam): PlannedExam =>
  planned.status === 'planned'
    ? planned
    : { ...withoutUndo(planned), status: 'planned', cancelled: null, version: planned.version + 1 };

/** Its planning was a slip: no list shows it. Never one that somebody stood there for. */
export function takeBackPlan(planned: PlannedExam, begun: Begun): Result<PlannedExam> {
  if (planned.isRemoved) return ok(planned);
  if (begun.size > 0) return err(problem('plan-begun', { count: begun.size }));
  return ok({ ...withoutUndo(planned), isRemoved: true, version: planned.version + 1 });
}
