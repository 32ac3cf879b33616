/**
 * An administrator decides a field that two people changed: what stands stays, or the other value takes its place, or one
 * text comes behind the other. The decision is kept with both values, so that nothing is lost whatever was chosen.
 */
import { settleField } from '../../shared/domain/settle-field';
import type { ConflictId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { type DocumentType, documentRecords } from '../../shared/records/all-records';
import type { ConflictChoice, ConflictField, DocumentConflict } from '../../shared/records/document-conflict';
import { isDocumentType } from '../../shared/records/document-types';
import type { ActionDeps } from './action';
import { changeDocument } from './change-document';
import { requireRight } from './require-right';
import { settleInTree } from './settle-in-tree';

export type Decision = {
  readonly conflictId: ConflictId;
  /** Key of the field within the conflict. */
  readonly field: string;
  readonly choice: ConflictChoice;
};

/**
 * What stands is not written again: somebody may have changed it since. Only a node that one took out and the other
 * changed stands in the tree whatever is chosen, until it is.
 */
async function writeChosen(
  deps: ActionDeps,
  { type, documentId }: DocumentConflict,
  field: ConflictField,
  choice: ConflictChoice,
): Promise<Result<null>> {
  const isInTree = field.path[0] === 'tree';
  const isRemoval = isInTree && field.path[2] === 'removed';
  if (choice === 'standing' && !isRemoval) return ok(null);
  if (!isDocumentType(type)) return err(problem('document-missing', { documentId }));
  if (isInTree) return settleInTree(deps, documentId, field, choice);
  return changeDocument<DocumentType>(deps, type, documentId, (document) =>
    settleField<DocumentType>(type, document, field, choice),
  );
}

/** The document first, the decision behind it: cut off between the two, the conflict is asked again. */
export async function settleConflict(
  deps: ActionDeps,
  { conflictId, field: key, choice }: Decision,
): Promise<Result<null>> {
  const actor = await requireRight(deps, documentRecords['document-conflict']);
  if (!actor.ok) return actor;
  const stored = await deps.cache.document('document-conflict', conflictId);
  const field = stored?.document.fields[key];
  if (!stored || !field) return err(problem('document-missing', { documentId: conflictId }));
  if (field.settled) return ok(null);
  const written = await writeChosen(deps, stored.document, field, choice);
  if (!written.ok) return written;
  const settled = { choice, by: actor.value.staffId, at: deps.world.now().toISOString() };
  return changeDocument(deps, 'document-conflict', conflictId, (conflict) => {
    const now = conflict.fields[key];
    if (!now || now.settled) return ok(conflict);
    return ok({ ...conflict, fields: { ...conflict.fields, [key]: { ...now, settled } } });
  });
}
