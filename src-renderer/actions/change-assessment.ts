/**
 * The common course of every change to an assessment: it joins the line of that assessment, and is decided when its turn
 * comes upon what is recorded by then. A change is known by the id its caller made at the tap.
 */
import type { Desk, EventIntent } from '../../shared/domain/decide-mark';
import type { ChangeId } from '../../shared/kernel/ids';
import { ok, type Result } from '../../shared/kernel/result';
import { assessmentEventRecords } from '../../shared/records/all-records';
import type { Staff } from '../../shared/records/staff';
import type { AssessmentPlace, AssessmentTarget } from '../writer/assessment-line';
import type { Pursuit, Recorded, Wish } from '../writer/change-line';
import type { Paint } from '../writer/pending-change';
import type { ActionDeps } from './action';
import { composeEventDraft } from './compose-draft';
import { requireRight } from './require-right';

/** What every verb about an assessment takes; `changeId` is made once per tap, and the same when it is tried again. */
export type AssessmentChange = AssessmentTarget & { readonly changeId: ChangeId };

type Intent = Result<EventIntent | null>;
type Shown = Pick<Wish<never>, 'paint' | 'isAboutRecord'>;

export const unpainted: Paint = { kind: 'other' };

/** Records what `decide` finds, in turn, whoever asks. */
export function changeAssessment(
  { writer, world }: ActionDeps,
  input: AssessmentChange,
  shown: Shown,
  decide: (place: AssessmentPlace) => Intent | Promise<Intent>,
): Pursuit {
  const { changeId } = input;
  return writer.assessment(input).change({
    ...shown,
    changeId,
    decide: async (place) => {
      if (place.assessment.changeIds.includes(changeId)) return ok(null);
      const decided = await decide(place);
      if (!decided.ok) return decided;
      return ok(decided.value && { ...composeEventDraft(world, input, decided.value), changeId });
    },
  });
}

/**
 * The same for what only an examiner may do; `decide` hears who that is. Resolves when it is recorded, or refused for
 * good; the line shows how it goes meanwhile.
 */
export const changeAsExaminer = (
  deps: ActionDeps,
  input: AssessmentChange,
  shown: Shown,
  decide: (desk: Desk, examiner: Staff) => Intent | Promise<Intent>,
): Promise<Result<Recorded>> =>
  changeAssessment(deps, input, shown, async (place) => {
    const examiner = await requireRight(deps, assessmentEventRecords['mark-given']);
    if (!examiner.ok) return examiner;
    return decide({ ...place, actorId: examiner.value.staffId }, examiner.value);
  }).settled;
