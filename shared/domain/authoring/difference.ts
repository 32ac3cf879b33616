/**
 * What differs between two trees, as a person reads it: node by node in the order of reading, with what was reworded within
 * the line. What was removed stands where it stood.
 */
import { sameValue } from '../../kernel/same-value';
import { movedItems } from './moved-items';
import { listPieces, type Piece, textPieces } from './text-pieces';
import type { Tree, TreeNode } from './tree';
import { childIdsOf, parentIdOf } from './tree-walk';

export type FieldDifference =
  | { readonly field: string; readonly kind: 'text' | 'lines'; readonly pieces: readonly Piece[] }
  /** Ids that were linked and unlinked. */
  | {
      readonly field: string;
      readonly kind: 'links';
      readonly added: readonly string[];
      readonly removed: readonly string[];
    }
  | { readonly field: string; readonly kind: 'value'; readonly before: unknown; readonly after: unknown };

export type NodeDifference = {
  /** As it is after; one that was removed as it was before. */
  readonly node: TreeNode;
  readonly change: 'added' | 'removed' | 'changed';
  /** It came or went together with what it stands in. */
  readonly isInside: boolean;
  /** Where it stood and stands, when it was moved: ids, the same ones for a move within one node; null: a core task. */
  readonly moved: { readonly fromId: string | null; readonly toId: string | null } | null;
  /** Of a node that stayed. */
  readonly fields: readonly FieldDifference[];
};

/** Marks of files, which say nothing to a reader. */
const unread = new Set(['sourceKey', 'origin']);

/** Every node that is not as it was; nothing for equal trees. */
export function describeDifference(before: Tree, after: Tree): readonly NodeDifference[] {
  const moved = movedWithin(before, after);
  const found: NodeDifference[] = [];
  const visit = (id: string): void => {
    const difference = describeNode({ before, after, moved }, id);
    if (difference) found.push(difference);
    for (const childId of insideOf(before, after, id)) visit(childId);
  };
  for (const id of insideOf(before, after, null)) visit(id);
  return found;
}

type Compared = { readonly before: Tree; readonly after: Tree; readonly moved: ReadonlySet<string> };

function describeNode({ before, after, moved }: Compared, id: string): NodeDifference | null {
  const [old, node] = [before.nodes.get(id), after.nodes.get(id)];
  const [fromId = null, toId = null] = [parentIdOf(before, id), parentIdOf(after, id)];
  const gone = { moved: null, fields: [] };
  if (!node) return old ? { node: old, change: 'removed', isInside: isGone(after, fromId), ...gone } : null;
  if (!old) return { node, change: 'added', isInside: isGone(before, toId), ...gone };
  const isMoved = fromId !== toId || moved.has(id);
  const fields = old.own === node.own ? [] : describeFields({ ...old.own }, { ...node.own });
  if (!isMoved && fields.length === 0) return null;
  return { node, change: 'changed', isInside: false, moved: isMoved ? { fromId, toId } : null, fields };
}

const isGone = (tree: Tree, parentId: string | null): boolean =>
  parentId !== null && !tree.nodes.has(parentId);

/** Nodes that stand elsewhere among what stayed in the same node. */
function movedWithin(before: Tree, after: Tree): ReadonlySet<string> {
  const parentIds = [null, ...after.nodes.keys()];
  return new Set(
    parentIds.flatMap((parentId) => {
      const [old, now] = [childIdsOf(before, parentId), childIdsOf(after, parentId)];
      return old === now || old.length === 0 ? [] : [...movedItems(old, now)];
    }),
  );
}

/** What is in the node now, with what was removed from it where it stood. */
function insideOf(before: Tree, after: Tree, parentId: string | null): readonly string[] {
  const now = childIdsOf(after, parentId);
  const inside = [...now];
  let anchor: string | undefined;
  for (const id of childIdsOf(before, parentId)) {
    const isRemoved = !after.nodes.has(id);
    if (isRemoved) inside.splice(anchor === undefined ? 0 : inside.indexOf(anchor) + 1, 0, id);
    if (isRemoved || now.includes(id)) anchor = id;
  }
  return inside;
}

type Fields = Readonly<Record<string, unknown>>;

function describeFields(before: Fields, after: Fields): readonly FieldDifference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const of = (fields: Fields, field: string): unknown =>
    Object.hasOwn(fields, field) ? fields[field] : undefined;
  return names
    .filter((field) => !unread.has(field) && !sameValue(of(before, field), of(after, field)))
    .map((field) => describeField(field, of(before, field), of(after, field)))
    .filter((found) => !isNothing(found));
}

/** No field at all and an empty one say the same. */
function isNothing(found: FieldDifference): boolean {
  if (found.kind === 'value') return false;
  return found.kind === 'links' ? found.added.length + found.removed.length === 0 : found.pieces.length === 0;
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

function describeField(field: string, before: unknown, after: unknown): FieldDifference {
  if (isTexts(before ?? []) && isTexts(after ?? [])) {
    const [old, now] = [before ?? [], after ?? []].map((value) => (isTexts(value) ? value : []));
    if (field !== 'competenceIds') return { field, kind: 'lines', pieces: listPieces(old ?? [], now ?? []) };
    const added = (now ?? []).filter((id) => !old?.includes(id));
    return { field, kind: 'links', added, removed: (old ?? []).filter((id) => !now?.includes(id)) };
  }
  const [old, now] = [before ?? '', after ?? ''];
  if (typeof old === 'string' && typeof now === 'string')
    return { field, kind: 'text', pieces: textPieces(old, now) };
  return { field, kind: 'value', before, after };
}
