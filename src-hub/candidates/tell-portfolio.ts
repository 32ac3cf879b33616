/** A candidate's portfolio as the page gets it: what was removed or unlinked is not in it. Pure. */
import { standingLinks } from '../../shared/domain/portfolio/standing-links';
import type {
  CandidateEntry,
  CandidateEvidence,
  CandidateLink,
  CandidatePortfolio,
} from '../../shared/protocol/candidate-api';
import type { DocumentOf } from '../../shared/records/all-records';
import type { PortfolioDocuments } from './read-portfolio';

type PortfolioFeedback = DocumentOf<'portfolio-feedback'>;

type PortfolioLink = DocumentOf<'portfolio-link'>;

type PortfolioEvidence = DocumentOf<'portfolio-evidence'>;

type PortfolioEntry = DocumentOf<'portfolio-entry'>;

export const tellEntry = (entry: PortfolioEntry): CandidateEntry => ({
  portfolioEntryId: entry.portfolioEntryId,
  kind: entry.kind,
  title: entry.title,
  place: entry.place,
  from: entry.from,
  until: entry.until,
  description: entry.description,
  qualificationIds: [...entry.qualificationIds],
  addedAt: entry.addedAt,
  addedBy: entry.addedBy.by,
});

/** What is asked of the store and of exams. */
export type EvidenceFacts = {
  readonly isUsed: (portfolioEvidenceId: string) => boolean;
  readonly isHere: (digest: string) => boolean;
  /** What a virus scanner found in these bytes; null: nothing, or nobody looked. */
  readonly foundIn: (digest: string) => string | null;
};

export function tellEvidence(
  evidence: PortfolioEvidence,
  { isUsed, isHere, foundIn }: EvidenceFacts,
): CandidateEvidence {
  const { digest, bytes, mediaType, name, madeAt, preview } = evidence.file;
  const found = foundIn(digest);
  return {
    portfolioEvidenceId: evidence.portfolioEvidenceId,
    portfolioEntryId: evidence.portfolioEntryId,
    title: evidence.title,
    description: evidence.description,
    file: { digest, bytes, mediaType, name, madeAt, hasPreview: preview !== undefined },
    addedAt: evidence.addedAt,
    addedBy: evidence.addedBy.by,
    isUsed: isUsed(evidence.portfolioEvidenceId),
    isHere: isHere(digest),
    ...(found === null ? {} : { found }),
  };
}

export const tellLink = (link: PortfolioLink): CandidateLink => ({
  portfolioLinkId: link.portfolioLinkId,
  portfolioEvidenceId: link.portfolioEvidenceId,
  qualificationId: link.qualificationId,
  workProcessId: link.workProcessId,
  linkedAt: link.linkedAt,
  linkedBy: link.linkedBy.by,
});

const tellFeedback = (
  given: PortfolioFeedback,
  nameOf: (staffId: string) => string | null,
): CandidatePortfolio['feedback'][number] => ({
  portfolioFeedbackId: given.portfolioFeedbackId,
  portfolioEntryId: given.portfolioEntryId,
  portfolioEvidenceId: given.portfolioEvidenceId,
  text: given.text,
  givenAt: given.givenAt,
  givenBy: nameOf(given.givenBy),
});

/** What stands. */
export function standing(documents: PortfolioDocuments) {
  const evidence = documents['portfolio-evidence'].filter(({ isRemoved }) => !isRemoved);
  return {
    entries: documents['portfolio-entry'].filter(({ isRemoved }) => !isRemoved),
    evidence,
    links: standingLinks(documents['portfolio-link'], evidence),
    feedback: documents['portfolio-feedback'].filter(({ isRemoved }) => !isRemoved),
  };
}

export type ToldPortfolio = Pick<CandidatePortfolio, 'entries' | 'evidence' | 'links' | 'feedback'>;

export function tellPortfolio(
  documents: PortfolioDocuments,
  facts: EvidenceFacts,
  nameOf: (staffId: string) => string | null,
): ToldPortfolio {
  const { entries, evidence, links, feedback } = standing(documents);
  return {
    entries: entries.map(tellEntry),
    evidence: evidence.map((one) => tellEvidence(one, facts)),
    links: links.map(tellLink),
    feedback: feedback.map((one) => tellFeedback(one, nameOf)),
  };
}
