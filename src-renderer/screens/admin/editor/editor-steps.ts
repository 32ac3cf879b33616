/**
 * What the keys of the editor mean: from where somebody is, the edit that follows and where they are after it. Pure, so
 * that the screen only carries it out.
 */
import type { Edit } from '../../../../shared/domain/authoring/edit';
import { besideRemoved } from '../../../../shared/domain/authoring/edit-remove';
import { isBlank } from '../../../../shared/domain/authoring/node-fields';
import type { NodeKind, Tree } from '../../../../shared/domain/authoring/tree';
import { childIdsOf, parentIdOf } from '../../../../shared/domain/authoring/tree-walk';

/** A field of the form, by its node. */
export type FieldPlace = { readonly id: string; readonly field: string };

/** `new`: the first node that the edit adds. */
export type Step = {
  readonly edit: Edit | null;
  readonly goTo: FieldPlace | { readonly id: 'new'; readonly field: string } | null;
};

/** The field by which a node is called. */
export const titleField = (kind: NodeKind): 'text' | 'name' => (kind === 'indicator' ? 'text' : 'name');
const titlePlace = (tree: Tree, id: string): FieldPlace => ({
  id,
  field: titleField(tree.nodes.get(id)?.kind ?? 'core-task'),
});

const nothing: Step = { edit: null, goTo: null };

/** A new node right behind this one, or the next one where that is blank already. */
export function addBeside(tree: Tree, id: string): Step {
  const node = tree.nodes.get(id);
  if (!node) return nothing;
  const parentId = parentIdOf(tree, id) ?? null;
  const siblings = childIdsOf(tree, parentId);
  const index = siblings.indexOf(id) + 1;
  const next = tree.nodes.get(siblings[index] ?? '');
  if (next && isBlank(next)) return { edit: null, goTo: titlePlace(tree, next.id) };
  const field = titleField(node.kind);
  return { edit: { kind: 'add', at: { parentId, index } }, goTo: { id: 'new', field } };
}

/** A new node at the end of what is in this one (null: of the qualification), or the last one where that is blank. */
export function addInto(tree: Tree, parentId: string | null): Step {
  const parent = parentId === null ? null : tree.nodes.get(parentId);
  if (parent === undefined || parent?.kind === 'indicator') return nothing;
  const children = childIdsOf(tree, parentId);
  const last = tree.nodes.get(children.at(-1) ?? '');
  if (last && isBlank(last)) return { edit: null, goTo: titlePlace(tree, last.id) };
  const field = parent?.kind === 'work-process' ? 'text' : 'name';
  return { edit: { kind: 'add', at: { parentId, index: children.length } }, goTo: { id: 'new', field } };
}

/** From a name into the first thing below it, which is made where there is none. */
export function goInto(tree: Tree, id: string): Step {
  const [first] = childIdsOf(tree, id);
  return first === undefined ? addInto(tree, id) : { edit: null, goTo: titlePlace(tree, first) };
}

/**
 * The next one of the level above: from an indicator the next work process, from a work process the next core task. One that
 * was just begun and is still blank goes.
 */
export function addAbove(tree: Tree, id: string): readonly Step[] {
  const parentId = parentIdOf(tree, id) ?? null;
  if (parentId === null) return [addBeside(tree, id)];
  const node = tree.nodes.get(id);
  const next = addBeside(tree, parentId);
  return node && isBlank(node) ? [next, { edit: { kind: 'remove', ids: [id] }, goTo: null }] : [next];
}

/** The field before this one among its siblings, or that of the node it stands in. */
export function before(tree: Tree, id: string): FieldPlace | null {
  const parentId = parentIdOf(tree, id) ?? null;
  const siblings = childIdsOf(tree, parentId);
  const previous = siblings[siblings.indexOf(id) - 1] ?? parentId;
  return previous === null ? null : titlePlace(tree, previous);
}

/** The field behind this one among its siblings; null at the last. */
export function after(tree: Tree, id: string): FieldPlace | null {
  const siblings = childIdsOf(tree, parentIdOf(tree, id) ?? null);
  const next = siblings[siblings.indexOf(id) + 1];
  return next === undefined ? null : titlePlace(tree, next);
}

/** Removes these; one is then at the nearest that is left. */
export const removeAll = (tree: Tree, ids: readonly string[]): Step & { readonly at: string | null } => ({
  edit: { kind: 'remove', ids },
  goTo: null,
  at: besideRemoved(tree, ids),
});
