/**
 * Entries of a portfolio (M9): added, changed, removed and brought back by an administrator, or by the candidate whom they handed
 * the device to; no exam is needed (M10).
 */
import { decideEntry, type EntryFields } from '../../shared/domain/portfolio/decide-entry';
import type { Id, ParticipantId } from '../../shared/kernel/ids';
import { ok } from '../../shared/kernel/result';
import { documentRecords } from '../../shared/records/all-records';
import type { AddedByWhom } from '../../shared/values/added-by';
import type { Action } from './action';
import { changeDocument } from './change-document';
import { composeDocumentDraft } from './compose-draft';
import { recordDrafts } from './record-drafts';
import { requireRight } from './require-right';

type EntryId = Id<'PortfolioEntry'>;
const type = 'portfolio-entry';

export const addPortfolioEntry: Action<
  { readonly participantId: ParticipantId; readonly fields: EntryFields; readonly by?: AddedByWhom },
  EntryId
> = async (deps, { participantId, fields, by = 'staff' }) => {
  const actor = await requireRight(deps, documentRecords[type]);
  if (!actor.ok) return actor;
  const decided = decideEntry(fields);
  if (!decided.ok) return decided;
  const portfolioEntryId = deps.world.newId<'PortfolioEntry'>();
  const { staffId } = actor.value;
  const document = {
    ...decided.value,
    ...{ portfolioEntryId, participantId, addedAt: deps.world.now().toISOString() },
    qualificationIds: [...decided.value.qualificationIds],
    addedBy: { by, staffId },
  };
  const recorded = await recordDrafts(deps, staffId, [
    composeDocumentDraft(deps.world, { type, documentId: portfolioEntryId, document, upon: null }),
  ]);
  return recorded.ok ? ok(portfolioEntryId) : recorded;
};

/** Only what was changed. */
export const changePortfolioEntry: Action<
  { readonly portfolioEntryId: EntryId; readonly changed: Partial<EntryFields> },
  null
> = (deps, { portfolioEntryId, changed }) =>
  changeDocument(deps, type, portfolioEntryId, (entry) => {
    const decided = decideEntry({ ...entry, ...changed });
    return decided.ok ? ok({ ...entry, ...decided.value }) : decided;
  });

/** Its evidence stays (L2), and it can be brought back (L10). */
export const removePortfolioEntry: Action<
  { readonly portfolioEntryId: EntryId; readonly isRemoved: boolean },
  null
> = (deps, { portfolioEntryId, isRemoved }) =>
  changeDocument(deps, type, portfolioEntryId, (entry) =>
    ok(Boolean(entry.isRemoved) === isRemoved ? entry : { ...entry, isRemoved }),
  );
