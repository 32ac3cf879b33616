/** Which evidence of a candidate an exam uses (L6), by what the hub holds of their exams. Pure. */
import { usedEvidence } from '../../shared/domain/portfolio/used-evidence';
import type { ExamOfPerson } from './read-exams';
import type { PortfolioDocuments } from './read-portfolio';

/** Ids of evidence that stays, whatever the candidate would like: it was looked at. */
export const evidenceInUse = (
  documents: PortfolioDocuments,
  exams: readonly ExamOfPerson[],
): ReadonlySet<string> =>
  usedEvidence(
    documents['portfolio-link'],
    exams.flatMap(({ planned, assessment }) =>
      assessment.identifiedAt === null
        ? []
        : [{ qualificationId: planned.about.qualificationId, at: assessment.identifiedAt }],
    ),
  );
