/**
 * What a planned exam becomes by a change of somebody at the office: with what this device knows of its people, held to what the
 * centre wants of a plan. Records nothing.
 */
import { withFacts } from '../../shared/domain/candidate-facts';
import { changePlan, type Decider, type PlanWish } from '../../shared/domain/change-plan';
import { examinerOfPlan } from '../../shared/domain/exam';
import { freezeCandidate } from '../../shared/domain/freeze-candidate';
import { type Unmet, unmetByExaminer, whyNotPlanned } from '../../shared/domain/plan-policies';
import type { ExamId, ParticipantId, StaffId } from '../../shared/kernel/ids';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { documentRecords } from '../../shared/records/all-records';
import type { CandidateFacts, PlannedExam } from '../../shared/records/exam';
import type { Participant } from '../../shared/records/participant';
import type { Staff } from '../../shared/records/staff';
import { chooseTimeZone } from '../../shared/values/time-zone';
import { dayIn } from '../../shared/values/wall-time';
import type { ActionDeps } from './action';
import { findBegun } from './find-begun';
import { loadLinked } from './load-linked';
import { loadStandingParticipants } from './load-standing-participants';
import { requireRight } from './require-right';

/** How an exam shall be, by ids. */
export type PlanChange = Omit<PlanWish, 'examiner' | 'candidates'> & {
  readonly examId: ExamId;
  readonly reason: string;
  readonly examinerId: StaffId;
  /** In the order of the exam, with all that is said of each. */
  readonly candidates: readonly { readonly participantId: ParticipantId; readonly facts: CandidateFacts }[];
  /** Whether the facts are all that is said of who comes in: what is said of them elsewhere does not count. */
  readonly isExact?: boolean;
};

/** With all that is known of its examiner. */
type StaffedWish = PlanWish & { readonly examiner: Staff };

/** Who decides now; refused for whoever may not plan. */
export async function deciderOf(deps: ActionDeps, reason: string): Promise<Result<Decider>> {
  const actor = await requireRight(deps, documentRecords.exam);
  if (!actor.ok) return actor;
  const at = deps.world.now().toISOString();
  return ok({ byStaffId: actor.value.staffId, at, reason, newId: deps.world.newId });
}

/** Why somebody who comes into a plan cannot: they examine here no more, or are not among the people any more. */
function whyGone(
  planned: PlannedExam,
  { staffId, name, roles, inactiveSince }: Staff,
  added: readonly Participant[],
): Problem | null {
  const { code } = planned;
  const isOther = examinerOfPlan(planned).staffId !== staffId;
  if (isOther && (inactiveSince || !roles.includes('examiner')))
    return problem('plan-examiner-gone', { code, name });
  const left = added.filter(
    ({ inactiveSince: since, mergedInto, isRemoved }) => since || mergedInto || isRemoved,
  );
  const count = left.length;
  return count > 0 ? problem('plan-candidate-gone', { code, count }) : null;
}

/** Who was in it already keeps the name and group of then; who comes in gets those of the day of the exam. */
async function wishOf(
  deps: ActionDeps,
  planned: PlannedExam,
  change: PlanChange,
): Promise<Result<StaffedWish>> {
  const { examId: _, reason: __, isExact, examinerId, candidates, ...rest } = change;
  const examiner = await deps.cache.document('staff', examinerId);
  if (!examiner) return err(problem('document-missing', { documentId: examinerId }));
  const known = new Map(planned.candidates.map((one) => [one.participantId, one]));
  const standing = await loadStandingParticipants(deps);
  const added = standing(
    candidates.flatMap(({ participantId }) => (known.has(participantId) ? [] : [participantId])),
    change,
  );
  if (!added.ok) return added;
  const gone = whyGone(planned, examiner.document, added.value);
  if (gone) return err(gone);
  const comingIn = new Map(added.value.map((one) => [one.participantId, one]));
  return ok({
    ...rest,
    examiner: examiner.document,
    candidates: candidates.flatMap(({ participantId, facts }) => {
      const [earlier, coming] = [known.get(participantId), comingIn.get(participantId)];
      if (earlier) return [withFacts(earlier, facts)];
      if (!coming) return [];
      return [isExact ? withFacts(freezeCandidate(coming), facts) : freezeCandidate(coming, facts)];
    }),
  });
}

/**
 * Why the centre does not want what this change makes; what stood already is not asked again, so that an exam of before a rule can
 * still be moved to another room.
 */
async function whyUnwanted(
  deps: ActionDeps,
  planned: PlannedExam,
  wish: StaffedWish,
): Promise<Problem | null> {
  const organisation = (await deps.cache.documents('organisation'))[0]?.document;
  const dayOf = ({ plannedAt, timeZone }: Pick<PlanWish, 'plannedAt' | 'timeZone'>): string =>
    dayIn(plannedAt, chooseTimeZone(timeZone, organisation?.timeZone));
  const isOther = planned.assessments.every(({ examinerId }) => examinerId !== wish.examiner.staffId);
  const isOtherDay = dayOf(wish) !== dayOf(planned);
  const isNew = { independent: isOther, register: isOther || isOtherDay };
  const known = new Set(planned.candidates.map(({ participantId }) => participantId));
  const linked = await loadLinked(deps, organisation);
  const unmet: Unmet = {
    byExaminer: unmetByExaminer(wish.examiner, dayOf(wish)).filter((demand) => isNew[demand]),
    unlinked: wish.candidates
      .map(({ participantId }) => participantId)
      .filter((id) => !known.has(id) && !linked(id, planned.about.qualificationId)),
  };
  return whyNotPlanned(organisation, unmet, wish.code);
}

/**
 * The exam as it is from then on; the very same one where nothing would be other.
 * @param decider who decides, where that is known already
 */
export async function decidePlanChange(
  deps: ActionDeps,
  planned: PlannedExam,
  change: PlanChange,
  decider?: Decider,
): Promise<Result<PlannedExam>> {
  const decides = decider ? ok(decider) : await deciderOf(deps, change.reason);
  if (!decides.ok) return decides;
  const wish = await wishOf(deps, planned, change);
  if (!wish.ok) return wish;
  const unwanted = await whyUnwanted(deps, planned, wish.value);
  if (unwanted) return err(unwanted);
  return changePlan(planned, wish.value, await findBegun(deps, planned), decides.value);
}
