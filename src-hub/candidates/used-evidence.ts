/** Which evidence an exam uses: it was linked to the qualification of the exam when the candidate was begun. Pure. */
import type { ExamOfPerson } from './read-exams';
import type { PortfolioDocuments } from './read-portfolio';

/** Ids of evidence that stays, whatever the candidate would like: it was looked at. */
export function usedEvidence(
  documents: PortfolioDocuments,
  exams: readonly ExamOfPerson[],
): ReadonlySet<string> {
  const begun = exams.flatMap(({ planned, assessment }) =>
    assessment.identifiedAt === null
      ? []
      : [{ qualificationId: planned.about.qualificationId, at: assessment.identifiedAt }],
  );
  const used = documents['portfolio-link'].filter((link) =>
    begun.some(
      ({ qualificationId, at }) =>
        link.qualificationId === qualificationId &&
        link.linkedAt <= at &&
        (link.endedAt === null || link.endedAt > at),
    ),
  );
  return new Set(used.map(({ portfolioEvidenceId }) => portfolioEvidenceId));
}
