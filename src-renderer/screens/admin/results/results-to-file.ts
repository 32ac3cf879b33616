/** Which results go to the folder of results, of all that are on this device. Pure. */
import { heldByPlan } from '../../../../shared/domain/plan-at-start';
import { chooseLanguage, type Language } from '../../../../shared/texts/languages';
import type { ResultToFile } from '../../../actions/fill-result-folder';
import type { ExamState } from '../../../queries/use-exam-states';
import { exchangedOf } from './exchanged-of';

export type AboutResults = Parameters<typeof exchangedOf>[1] & { readonly language: Language };

/**
 * Signed, and with the hub's receipt: whatever comes after it in the program, this result was handed in. The receipt is the one that
 * the hub told in the assessment, behind what it doubts of it: of what waits for a decision nobody knows yet what it will be.
 */
export const resultsToFile = (states: readonly ExamState[], about: AboutResults): readonly ResultToFile[] =>
  states.flatMap((state) => {
    const { exam, candidate, assessment } = state;
    if (!assessment.signed || !assessment.received || assessment.undecidedDoubts > 0) return [];
    const { language } = heldByPlan(exam, assessment.planAtStart);
    return [
      {
        changeId: assessment.signed.changeId,
        target: {
          ...{ examId: exam.examId, assessmentId: candidate.assessmentId },
          language: chooseLanguage(language, about.language),
        },
        compose: () => exchangedOf(state, about),
      },
    ];
  });
