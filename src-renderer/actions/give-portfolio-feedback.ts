/** Feedback to a candidate about an entry or a piece of evidence of their portfolio (L9): given, and taken back. */
import type { Id, ParticipantId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok } from '../../shared/kernel/result';
import { lengthProblem } from '../../shared/kernel/typed-words';
import { documentRecords } from '../../shared/records/all-records';
import type { Action } from './action';
import { changeDocument } from './change-document';
import { composeDocumentDraft } from './compose-draft';
import { recordDrafts } from './record-drafts';
import { requireRight } from './require-right';

/** One of the two is null. */
export type AboutFeedback = {
  readonly portfolioEntryId: Id<'PortfolioEntry'> | null;
  readonly portfolioEvidenceId: Id<'PortfolioEvidence'> | null;
};

export const feedbackLimit = 2000;
const type = 'portfolio-feedback';

export const givePortfolioFeedback: Action<
  { readonly participantId: ParticipantId; readonly about: AboutFeedback; readonly text: string },
  null
> = async (deps, { participantId, about, text }) => {
  const actor = await requireRight(deps, documentRecords[type]);
  if (!actor.ok) return actor;
  const said = text.trim();
  if (said === '') return err(problem('portfolio-feedback-blank'));
  const tooLong = lengthProblem(said, feedbackLimit);
  if (tooLong) return err(tooLong);
  const portfolioFeedbackId = deps.world.newId<'PortfolioFeedback'>();
  const { staffId } = actor.value;
  const document = {
    ...{ portfolioFeedbackId, participantId, ...about, text: said },
    ...{ givenBy: staffId, givenAt: deps.world.now().toISOString() },
  };
  return recordDrafts(deps, staffId, [
    composeDocumentDraft(deps.world, { type, documentId: portfolioFeedbackId, document, upon: null }),
  ]);
};

/** By whoever gave it, or an administrator. */
export const takeBackFeedback: Action<
  { readonly portfolioFeedbackId: Id<'PortfolioFeedback'> },
  null
> = async (deps, { portfolioFeedbackId }) => {
  const actor = await requireRight(deps, documentRecords[type]);
  if (!actor.ok) return actor;
  const { staffId, roles } = actor.value;
  return changeDocument(deps, type, portfolioFeedbackId, (feedback) => {
    if (feedback.givenBy !== staffId && !roles.includes('administrator'))
      return err(problem('administrator-needed'));
    return ok(feedback.isRemoved ? feedback : { ...feedback, isRemoved: true });
  });
};
