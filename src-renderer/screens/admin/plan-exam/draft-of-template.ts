/** What a template fills in of a plan, and a plan as a template. Pure. */
import type { DocumentOf } from '../../../../shared/records/all-records';
import { offeredScale, offeredScales } from '../../../../shared/records/standard-scales';
import type { TemplateFields } from '../../../actions/save-exam-template';
import type { PlanDraft } from './plan-draft';

/**
 * Of a scale that this program does not offer any more only whether *not applicable* may be given: the form offers scales by
 * their id, and keeps the one it proposes.
 */
export function likeTemplate(template: DocumentOf<'exam-template'>): Partial<PlanDraft> {
  const { scale } = template;
  const isOffered = offeredScales.some((offered) => offered.scale.scaleId === scale.scaleId);
  return {
    qualificationId: template.qualificationId,
    workProcessIds: new Set(template.workProcessIds),
    offeredFor: template.qualificationId,
    place: template.place,
    title: template.title,
    durationMinutes: template.durationMinutes ?? null,
    ...(isOffered && { scaleId: scale.scaleId }),
    mayBeNotApplicable: scale.mayBeNotApplicable,
    rule: template.rule,
    phrases: template.phrases ?? [],
    templateId: template.templateId,
    copyOf: null,
  };
}

/** Null while no qualification is chosen: a template is of one. */
export function templateOf(draft: PlanDraft, name: string): TemplateFields | null {
  if (draft.qualificationId === null) return null;
  return {
    name,
    qualificationId: draft.qualificationId,
    workProcessIds: [...draft.workProcessIds],
    scale: { ...offeredScale(draft.scaleId), mayBeNotApplicable: draft.mayBeNotApplicable },
    rule: draft.rule,
    title: draft.title.trim(),
    place: draft.place.trim(),
    ...(draft.durationMinutes && { durationMinutes: draft.durationMinutes }),
    phrases: [...draft.phrases],
  };
}
