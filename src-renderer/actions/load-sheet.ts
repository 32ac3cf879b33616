/** Composes the sheet of one candidate from the cache, as it stands at this moment. */

import { heldByPlan } from '../../shared/domain/plan-at-start';
import { decideResult } from '../../shared/domain/result';
import { ok, type Result } from '../../shared/kernel/result';
import { composeSheet } from '../../shared/report/compose-sheet';
import type { Sheet } from '../../shared/report/sheet';
import { sheetTexts } from '../../shared/report/sheet-texts';
import type { Language } from '../../shared/texts/languages';
import { chooseTimeZone } from '../../shared/values/time-zone';
import type { ActionDeps } from './action';
import { type AssessmentTarget, loadAssessment } from './load-assessment';

export type SheetTarget = AssessmentTarget & { readonly language: Language };
export type LoadedSheet = { readonly sheet: Sheet; readonly issuedAt: string };

/** Name of who works on this device; null when nobody is signed in. */
export const loadActorName = async ({ writer }: ActionDeps): Promise<string | null> =>
  (await writer.actor.current())?.name ?? null;

/** As it stands now: a draft while it is not signed. */
export async function loadSheet(deps: ActionDeps, target: SheetTarget): Promise<Result<LoadedSheet>> {
  const loaded = await loadAssessment(deps, target);
  if (!loaded.ok) return loaded;
  const { exam, candidate, assessment } = loaded.value;
  const [organisations, staff, handIn, issuedBy] = await Promise.all([
    deps.cache.documents('organisation'),
    deps.cache.documents('staff'),
    assessment.signed ? deps.cache.handIn(target.assessmentId, assessment.signed.changeId) : null,
    loadActorName(deps),
  ]);
  const issuedAt = deps.world.now().toISOString();
  const sheet = composeSheet({
    exam,
    candidate,
    assessment,
    result: decideResult(exam, assessment),
    organisation: organisations[0]?.document ?? null,
    handIn,
    nameOf: (staffId) => staff.find(({ document }) => document.staffId === staffId)?.document.name ?? null,
    language: target.language,
    texts: sheetTexts(target.language, exam.snapshot.terms),
    issuedAt,
    issuedBy,
    timeZone: chooseTimeZone(
      heldByPlan(exam, assessment.planAtStart).timeZone,
      organisations[0]?.document.timeZone,
    ),
  });
  return ok({ sheet, issuedAt });
}
