/** The documents a portfolio is made of, and which of them stand. Pure. */
import type { DocumentOf } from '../../records/all-records';

export type PortfolioEntry = DocumentOf<'portfolio-entry'>;
export type PortfolioEvidence = DocumentOf<'portfolio-evidence'>;
export type PortfolioLink = DocumentOf<'portfolio-link'>;
export type PortfolioFeedback = DocumentOf<'portfolio-feedback'>;

export type PortfolioDocuments = {
  readonly entries: readonly PortfolioEntry[];
  readonly evidence: readonly PortfolioEvidence[];
  readonly links: readonly PortfolioLink[];
  readonly feedback: readonly PortfolioFeedback[];
};

/** What is still going on comes first, then what began last; what has no period by when it was added. */
const byPeriod = (a: PortfolioEntry, b: PortfolioEntry): number =>
  (b.until ?? b.from ?? '').localeCompare(a.until ?? a.from ?? '') ||
  b.addedAt.localeCompare(a.addedAt) ||
  a.portfolioEntryId.localeCompare(b.portfolioEntryId);

const goesOn = ({ from, until }: PortfolioEntry): boolean => from !== null && until === null;

const inOrder = (a: PortfolioEntry, b: PortfolioEntry): number =>
  Number(goesOn(b)) - Number(goesOn(a)) || byPeriod(a, b);

/**
 * The portfolio of one person (L1, L8): what stands, and what was removed, each in its order.
 * @param ids every id by which the person is known
 */
export function portfolioOf(all: PortfolioDocuments, ids: ReadonlySet<string>) {
  const theirs = <T extends { readonly participantId: string }>(documents: readonly T[]): readonly T[] =>
    documents.filter(({ participantId }) => ids.has(participantId));
  const entries = theirs(all.entries).toSorted(inOrder);
  const evidence = theirs(all.evidence).toSorted(
    (a, b) =>
      a.addedAt.localeCompare(b.addedAt) || a.portfolioEvidenceId.localeCompare(b.portfolioEvidenceId),
  );
  const stands = ({ isRemoved }: { readonly isRemoved?: boolean | undefined }): boolean => !isRemoved;
  return {
    entries: entries.filter(stands),
    evidence: evidence.filter(stands),
    /** Ended ones too: an exam may have used them. */
    links: theirs(all.links),
    feedback: theirs(all.feedback)
      .filter(stands)
      .toSorted((a, b) => a.givenAt.localeCompare(b.givenAt)),
    removedEntries: entries.filter((one) => !stands(one)),
    removedEvidence: evidence.filter((one) => !stands(one)),
  };
}

export type Portfolio = ReturnType<typeof portfolioOf>;

/** Of an entry; with null what belongs to no entry that stands (L2). */
export function evidenceOf(
  { entries, evidence }: Portfolio,
  entryId: string | null,
): readonly PortfolioEvidence[] {
  if (entryId !== null) return evidence.filter(({ portfolioEntryId }) => portfolioEntryId === entryId);
  const standing = new Set<string | null>(entries.map(({ portfolioEntryId }) => portfolioEntryId));
  return evidence.filter(({ portfolioEntryId }) => !standing.has(portfolioEntryId));
}
