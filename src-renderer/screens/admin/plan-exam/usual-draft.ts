/** What the centre says of most of its exams, as the form of a new one has it: a choice of template, copy or resit goes over it. Pure. */
import type { Organisation } from '../../../../shared/records/organisation';
import { offeredScales } from '../../../../shared/records/standard-scales';
import { standardRules } from '../../../../shared/values/pass-rule';
import type { PlanDraft } from './plan-draft';

/** A scale that this program does not offer is left as it is proposed. */
export function usualDraft(organisation: Organisation | undefined): Partial<PlanDraft> {
  if (!organisation) return {};
  const { usualPlace, usualScaleId, usualRule, usualDurationMinutes } = organisation;
  const offered = offeredScales.find(({ scale }) => scale.scaleId === usualScaleId);
  return {
    ...(usualPlace && { place: usualPlace }),
    ...(usualDurationMinutes && { durationMinutes: usualDurationMinutes }),
    ...(offered && { scaleId: offered.scale.scaleId }),
    ...(usualRule && { rule: standardRules[usualRule] }),
  };
}
