/** Links a piece of evidence to qualifications and work processes, and ends such links: all of it in one append, or none. */
import { mayChangeAdded } from '../../shared/domain/portfolio/may-change-added';
import { decidePortfolioLinks, type LinkPlace } from '../../shared/domain/portfolio/standing-links';
import type { Id } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err } from '../../shared/kernel/result';
import { documentRecords } from '../../shared/records/all-records';
import type { AddedByWhom } from '../../shared/values/added-by';
import type { Action } from './action';
import { composeDocumentDraft } from './compose-draft';
import { recordDrafts } from './record-drafts';
import { requireRight } from './require-right';

type Choice = {
  readonly portfolioEvidenceId: Id<'PortfolioEvidence'>;
  readonly link: readonly LinkPlace[];
  readonly unlink: readonly LinkPlace[];
  readonly by?: AddedByWhom;
};

const type = 'portfolio-link';

/** Decided upon the links of now: what is so already is left alone (L3, L4). */
export const linkPortfolioEvidence: Action<Choice, null> = async (
  deps,
  { portfolioEvidenceId, by = 'staff', ...choice },
) => {
  const actor = await requireRight(deps, documentRecords[type]);
  if (!actor.ok) return actor;
  const { staffId } = actor.value;
  const [stored, evidence] = await Promise.all([
    deps.cache.documents(type),
    deps.cache.document('portfolio-evidence', portfolioEvidenceId),
  ]);
  if (!evidence) return err(problem('document-missing', { documentId: portfolioEvidenceId }));
  const revisions = new Map(stored.map(({ document, revision }) => [document.portfolioLinkId, revision]));
  const links = stored.map(({ document }) => document);
  const { begun, ended } = decidePortfolioLinks(links, portfolioEvidenceId, choice, {
    newId: () => deps.world.newId<'PortfolioLink'>(),
    participantId: evidence.document.participantId,
    now: deps.world.now().toISOString(),
    by: { by, staffId },
  });
  const ends = ended.map(({ after }) => after).filter(({ linkedBy }) => mayChangeAdded(by, linkedBy));
  const documents = [...begun, ...ends];
  return recordDrafts(
    deps,
    staffId,
    documents.map((document) =>
      composeDocumentDraft(deps.world, {
        ...{ type, documentId: document.portfolioLinkId, document },
        upon: revisions.get(document.portfolioLinkId) ?? null,
      }),
    ),
  );
};
