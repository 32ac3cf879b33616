/** A decided field of a node goes into the tree as the next version of the qualification. */
import { applyEdit, type Edit } from '../../shared/domain/authoring/edit';
import type { NodeFields } from '../../shared/domain/authoring/node-fields';
import { fromTree, toTree } from '../../shared/domain/authoring/tree';
import { parentIdOf } from '../../shared/domain/authoring/tree-walk';
import { chosenValue } from '../../shared/domain/settle-field';
import type { QualificationId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { ConflictChoice, ConflictField } from '../../shared/records/document-conflict';
import { qualificationVersionSchema } from '../../shared/records/qualification-version';
import type { ActionDeps } from './action';
import { changeQualificationTree } from './change-qualification';

/** Null where the node stays as it is. `removed`: whether it goes; `place`: the node it stands in from now on. */
function toEdit(id: string, field: string, value: unknown): Edit | null {
  if (field === 'removed') return value === true ? { kind: 'remove', ids: [id] } : null;
  if (field !== 'place') return { kind: 'set', id, fields: { [field]: value } as NodeFields };
  const parentId = typeof value === 'string' ? value : null;
  return { kind: 'move', ids: [id], to: { parentId, index: Number.POSITIVE_INFINITY } };
}

/** Refused where the node, or what it is to stand in, was taken out since, or where the value is none that the field may hold. */
export const settleInTree = (
  deps: ActionDeps,
  qualificationId: string,
  { path, ...values }: ConflictField,
  choice: ConflictChoice,
): Promise<Result<null>> =>
  changeQualificationTree(deps, qualificationId as QualificationId, (qualification) => {
    const [, nodeId = '', field = ''] = path;
    const chosen = chosenValue(choice, values);
    const tree = toTree(qualification);
    if (!chosen) return err(problem('settled-value-misfit'));
    const edit = toEdit(nodeId, field, chosen.value);
    if (!edit) return ok(qualification);
    if (!tree.nodes.has(nodeId)) return err(problem('settled-place-gone'));
    const decided = applyEdit(tree, edit, deps.world.newId);
    // What it was to stand in may be gone: then it moved nowhere.
    if (edit.kind === 'move' && parentIdOf(decided, nodeId) !== edit.to.parentId)
      return err(problem('settled-place-gone'));
    const next = fromTree(decided, null);
    if (!qualificationVersionSchema.safeParse(next).success) return err(problem('settled-value-misfit'));
    return ok({ ...qualification, coreTasks: next.coreTasks });
  });
