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

/** Each once, also where it is linked to several of its work processes. A link that names evidence of somebody else brings nothing. */
export function filesLinkedToExam(
  participantIds: ReadonlySet<string>,
  qualificationId: string,
  { evidence, links, meantId }: Portfolios,
): readonly NamedFile[] {
  const people = new Set([...participantIds].map(meantId));
  const standing = evidence.filter(
    ({ isRemoved, participantId }) => !isRemoved && people.has(meantId(participantId)),
  );
  const ownerOf = new Map(standing.map((one) => [one.portfolioEvidenceId, meantId(one.participantId)]));
  // Before doubles are left out: of two links to one place the earlier counts, and that could be the one that means nothing.
  const own = links.filter((link) => ownerOf.get(link.portfolioEvidenceId) === meantId(link.participantId));
  const wanted = new Set<string>(
    standingLinks(own, standing)
      .filter((link) => link.qualificationId === qualificationId)
      .map(({ portfolioEvidenceId }) => portfolioEvidenceId),
  );
  return standing
    .filter(({ portfolioEvidenceId }) => wanted.has(portfolioEvidenceId))
    .map(({ file }) => file);
}
