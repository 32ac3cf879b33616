/** What the candidate linked to what is in front: to its work process, and to the qualification as a whole (L7). */
import type { PortfolioEvidence } from '../../../../shared/domain/portfolio/portfolio-documents';
import { useEvidenceBeside } from '../../../queries/use-portfolio';
import type { Step } from '../exam-plan';
import type { ExamPlace } from '../use-exam-place';

type LinkedPortfolio = {
  readonly process: readonly PortfolioEvidence[];
  readonly whole: readonly PortfolioEvidence[];
};

const none: readonly PortfolioEvidence[] = [];

/**
 * Fixed from the moment the candidate was identified: what is linked during the exam is not shown in it.
 *
 * @param step null between work processes: then only what counts for the whole qualification
 */
export function useLinkedPortfolio(place: ExamPlace, step: Step | null): LinkedPortfolio {
  const { exam, candidate, assessment } = place;
  const beside = useEvidenceBeside({
    participantId: candidate.participantId,
    qualificationId: exam.about.qualificationId,
    begunAt: assessment.identifiedAt,
  });
  return {
    process: (step && beside?.get(step.workProcess.workProcessId)) ?? none,
    whole: beside?.get(null) ?? none,
  };
}
