/**
 * The common course of every change to a document: it joins the line of that document, and is decided upon the version
 * that includes the one before it.
 */
import type { ChangeId } from '../../shared/kernel/ids';
import type { Result } from '../../shared/kernel/result';
import { ok } from '../../shared/kernel/result';
import { type DocumentOf, type DocumentType, documentRecords } from '../../shared/records/all-records';
import type { ActionDeps } from './action';
import { addedFiles } from './added-files';
import { unpainted } from './change-assessment';
import { composeDocumentDraft, type DocumentVersion } from './compose-draft';
import { requireRight } from './require-right';

/**
 * Records what `decide` makes of the document, for whoever may write it; the same object back records nothing. It is also
 * told which revision that goes upon.
 */
export async function changeDocument<T extends DocumentType>(
  deps: ActionDeps,
  type: T,
  documentId: string,
  decide: (
    document: DocumentOf<T>,
    revision: ChangeId,
  ) => Result<DocumentOf<T>> | Promise<Result<DocumentOf<T>>>,
): Promise<Result<null>> {
  const changeId = deps.world.newId<'Change'>();
  const line = deps.writer.document(type, documentId);
  const { settled } = line.change({
    changeId,
    paint: unpainted,
    decide: async ({ document, revision }) => {
      const actor = await requireRight(deps, documentRecords[type]);
      if (!actor.ok) return actor;
      const decided = await decide(document, revision);
      if (!decided.ok) return decided;
      if (decided.value === document) return ok(null);
      const draft = composeDocumentDraft(deps.world, {
        type,
        documentId,
        document: decided.value,
        upon: revision,
      } as DocumentVersion);
      const attachments = addedFiles(type, document, decided.value);
      return ok({
        draft: { ...draft, changeId, attachments },
        after: { document: decided.value, revision: changeId },
      });
    },
  });
  const recorded = await settled;
  if (!recorded.ok) return recorded;
  // Whoever asked shows what the view shows.
  await line.shown();
  return ok(null);
}
