/** Files of portfolios that candidates linked to what they are examined in: what a device needs beside an exam. Pure. */
import type { NamedFile } from '../../values/named-file';
import type { PortfolioEvidence, PortfolioLink } from './portfolio-documents';
import { standingLinks } from './standing-links';

type Portfolios = {
  readonly evidence: readonly PortfolioEvidence[];
  readonly links: readonly PortfolioLink[];
  /** Whom an id means by now (L8). */
  readonly meantId: (participantId: string) => string;
};

/** Each once, also where it is linked to several of its work processes. */
export function filesLinkedToExam(
  participantIds: ReadonlySet<string>,
  qualificationId: string,
  { evidence, links, meantId }: Portfolios,
): readonly NamedFile[] {
  const people = new Set([...participantIds].map(meantId));
  const standing = evidence.filter(({ isRemoved }) => !isRemoved);
  const wanted = new Set<string>(
    standingLinks(links, standing)
      .filter((link) => link.qualificationId === qualificationId && people.has(meantId(link.participantId)))
      .map(({ portfolioEvidenceId }) => portfolioEvidenceId),
  );
  return standing
    .filter(({ portfolioEvidenceId }) => wanted.has(portfolioEvidenceId))
    .map(({ file }) => file);
}
