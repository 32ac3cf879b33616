/** Which evidence of a portfolio an exam uses, and what is seen beside it. Pure. */
import type { Portfolio, PortfolioEvidence, PortfolioLink } from './portfolio-documents';
import { standingLinks } from './standing-links';

/** An exam of the person that was begun: of what, and when the candidate was identified. */
export type BegunExam = { readonly qualificationId: string; readonly at: string };

const countedAt = ({ linkedAt, endedAt }: PortfolioLink, at: string): boolean =>
  linkedAt <= at && (endedAt === null || endedAt > at);

/** Ids of evidence that stays, because an exam was begun while it was linked to what is examined (L6). */
export function usedEvidence(
  links: readonly PortfolioLink[],
  begun: readonly BegunExam[],
): ReadonlySet<string> {
  const used = links.filter((link) =>
    begun.some(({ qualificationId, at }) => link.qualificationId === qualificationId && countedAt(link, at)),
  );
  return new Set(used.map(({ portfolioEvidenceId }) => portfolioEvidenceId));
}

/** Evidence by the work process it is linked to; under null what is linked to the qualification as a whole. */
export type EvidenceByProcess = ReadonlyMap<string | null, readonly PortfolioEvidence[]>;

/**
 * What an examiner sees beside an exam of that qualification (L7): what is linked now, and what was when the exam began,
 * though it was unlinked since.
 * @param begunAt when the candidate was identified; null: not yet
 */
export function evidenceBesideExam(
  portfolio: Portfolio,
  qualificationId: string,
  begunAt: string | null,
): EvidenceByProcess {
  const { links, evidence, removedEvidence } = portfolio;
  const here = [...evidence, ...removedEvidence];
  const then = begunAt === null ? [] : links.filter((link) => countedAt(link, begunAt));
  const counted = [...standingLinks(links, evidence), ...then].filter(
    (link) => link.qualificationId === qualificationId,
  );
  const byProcess = new Map<string | null, PortfolioEvidence[]>();
  for (const one of here)
    for (const { workProcessId, portfolioEvidenceId } of counted) {
      if (portfolioEvidenceId !== one.portfolioEvidenceId) continue;
      const there = byProcess.get(workProcessId) ?? [];
      if (!there.includes(one)) byProcess.set(workProcessId, [...there, one]);
    }
  return byProcess;
}
