/** The sheet of one candidate as it stands now, live: what the PDF would say if it were made this moment. */

import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import type { Assessment } from '../../shared/domain/assessment';
import type { Exam, ExamCandidate } from '../../shared/domain/exam';
import { heldByPlan } from '../../shared/domain/plan-at-start';
import { decideResult } from '../../shared/domain/result';
import type { AssessmentId, ExamId } from '../../shared/kernel/ids';
import { composeSheet } from '../../shared/report/compose-sheet';
import type { Sheet } from '../../shared/report/sheet';
import { sheetTexts } from '../../shared/report/sheet-texts';
import { chooseLanguage, type Language } from '../../shared/texts/languages';
import { chooseTimeZone } from '../../shared/values/time-zone';
import type { HandIn } from '../cache/read-cache';
import { useQuerySource } from './query-source';
import { useActor } from './use-actor';
import { useAssessmentState } from './use-assessment-line';
import { useDocuments, useRegister } from './use-documents';

export type LiveSheet = {
  readonly sheet: Sheet;
  readonly exam: Exam;
  readonly candidate: ExamCandidate;
  readonly assessment: Assessment;
  /** Of the signature; null while unsigned, or when another device signed. */
  readonly handIn: HandIn | null;
};

/**
 * `undefined` while loading, null when the exam or candidate is not on this device.
 * @param chosen language of the sheet; null for the language of the exam, if the program speaks it
 * @param onScreen language of the screen: of the sheet of an exam in another language
 */
export function useSheet(
  examId: ExamId,
  assessmentId: AssessmentId,
  chosen: Language | null,
  onScreen: Language,
): LiveSheet | null | undefined {
  const { cache, world } = useQuerySource();
  const place = useAssessmentState({ examId, assessmentId }, (state) => state.place);
  const organisations = useDocuments('organisation');
  const staff = useRegister('staff');
  const actor = useActor();
  const signatureId = place?.assessment.signed?.changeId ?? null;
  const handIn = useLiveQuery(
    async () => ({ state: signatureId ? await cache.handIn(assessmentId, signatureId) : null }),
    [cache, assessmentId, signatureId],
  );
  return useMemo(() => {
    if (place === null) return null;
    if (!place || !organisations || !staff || !handIn || actor === undefined) return undefined;
    const { exam, candidate, assessment } = place;
    const language = chosen ?? chooseLanguage(exam.language, onScreen);
    const sheet = composeSheet({
      exam,
      candidate,
      assessment,
      result: decideResult(exam, assessment),
      organisation: organisations[0]?.document ?? null,
      handIn: handIn.state,
      nameOf: (staffId) => staff.byId.get(staffId)?.document.name ?? null,
      language,
      texts: sheetTexts(language, exam.snapshot.terms),
      issuedAt: world.now().toISOString(),
      issuedBy: actor?.name ?? null,
      timeZone: chooseTimeZone(
        heldByPlan(exam, assessment.planAtStart).timeZone,
        organisations[0]?.document.timeZone,
      ),
    });
    return { sheet, exam, candidate, assessment, handIn: handIn.state };
  }, [place, organisations, staff, handIn, actor, chosen, onScreen, world]);
}
