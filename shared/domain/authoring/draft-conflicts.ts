/**
 * Fields of a draft that two people changed each in their way. One that somebody chose in stays in the draft with both texts,
 * so that the choice can be taken back for as long as the draft is there.
 */
import { sameValue } from '../../kernel/same-value';
import { applyEdit, type Edit } from './edit';
import type { TreeConflict } from './merge-trees';
import type { NodeFields } from './node-fields';
import type { Tree } from './tree';
import { kindIn } from './tree-walk';

export type ConflictSide = 'mine' | 'theirs';
/** `chosen`: what somebody decided for; open without it. */
export type DraftConflict = TreeConflict & { readonly chosen?: ConflictSide };

/** What a draft says: undone and redone as one. */
export type DraftWhole = { readonly tree: Tree; readonly conflicts: readonly DraftConflict[] };

export const noConflicts: readonly DraftConflict[] = [];

/** Those that wait for somebody to choose; the same list where all do. */
export const openOnes = (conflicts: readonly DraftConflict[]): readonly DraftConflict[] => {
  const open = conflicts.filter(({ chosen }) => chosen === undefined);
  return open.length === conflicts.length ? conflicts : open;
};

/** About the same field of the same node, with the same texts. */
const isAbout = (one: DraftConflict, other: DraftConflict): boolean =>
  one.nodeId === other.nodeId &&
  one.field === other.field &&
  (['base', 'theirs', 'mine'] as const).every((side) => sameValue(one[side], other[side]));
const foundIn = (list: readonly DraftConflict[], one: DraftConflict): DraftConflict | undefined =>
  list.find((other) => isAbout(one, other));

/** With what was found now, which is open, also where the same was chosen in before; the same list when nothing was. */
export const withFound = (
  conflicts: readonly DraftConflict[],
  found: readonly TreeConflict[],
): readonly DraftConflict[] =>
  found.length === 0 ? conflicts : [...conflicts.filter((one) => !foundIn(found, one)), ...found];

/**
 * What was made of each on one side since `before` goes over what was not touched on the other. Where both chose, mine is what
 * stands in the merged tree: leaving theirs changed nothing in it.
 */
function mergeOne(
  before: DraftConflict | undefined,
  theirs: DraftConflict,
  mine: DraftConflict,
): DraftConflict {
  if (mine.chosen === theirs.chosen || mine.chosen === before?.chosen) return theirs;
  if (theirs.chosen === before?.chosen) return mine;
  return theirs.chosen === 'mine' ? theirs : mine;
}

/**
 * Conflicts of two windows together: a choice of either counts, what either let go is gone, and a new one of either is one.
 * @returns `theirs` itself when it says the same
 */
export function mergeConflicts(
  before: readonly DraftConflict[],
  theirs: readonly DraftConflict[],
  mine: readonly DraftConflict[],
): readonly DraftConflict[] {
  const isUntouched = (one: DraftConflict): boolean => foundIn(before, one)?.chosen === one.chosen;
  const wentFrom = (list: readonly DraftConflict[], one: DraftConflict): boolean =>
    foundIn(before, one) !== undefined && !foundIn(list, one) && isUntouched(one);
  const left = theirs
    .filter((one) => !wentFrom(mine, one))
    .map((one) => {
      const here = foundIn(mine, one);
      return here ? mergeOne(foundIn(before, one), one, here) : one;
    });
  const added = mine.filter((one) => !foundIn(theirs, one) && !wentFrom(theirs, one));
  const isSame = left.length === theirs.length && left.every((one, index) => one === theirs[index]);
  return isSame && added.length === 0 ? theirs : [...left, ...added];
}

/** What makes that side stand in the tree; null where it stands there. Theirs stands until somebody chose, unless they removed it. */
function editFor(conflict: DraftConflict, side: ConflictSide): Edit | null {
  const { nodeId, field, chosen } = conflict;
  const value = conflict[side];
  if (field === 'removed') return value === true ? { kind: 'remove', ids: [nodeId] } : null;
  if (side === 'theirs' && chosen === undefined) return null;
  if (field !== 'place') return { kind: 'set', id: nodeId, fields: { [field]: value } as NodeFields };
  const parentId = typeof value === 'string' ? value : null;
  return { kind: 'move', ids: [nodeId], to: { parentId, index: Number.POSITIVE_INFINITY } };
}

/** Whether that side can stand in the tree: choosing it where it cannot would only let it go. */
export function canChoose(tree: Tree, conflict: DraftConflict, side: ConflictSide): boolean {
  const { nodeId, field, chosen } = conflict;
  if (chosen === side) return false;
  if (chosen === undefined && side === 'theirs') return true;
  const node = tree.nodes.get(nodeId);
  const value = conflict[side];
  if (!node) return field === 'removed' && value === true;
  return field !== 'place' || kindIn(tree, typeof value === 'string' ? value : null) === node.kind;
}

/** The draft in which somebody chose; the very same one where that cannot be. */
export function withChoice(
  whole: DraftWhole,
  conflict: DraftConflict,
  side: ConflictSide,
  newId: () => string,
): DraftWhole {
  const found = foundIn(whole.conflicts, conflict);
  if (!found || !canChoose(whole.tree, found, side)) return whole;
  const edit = editFor(found, side);
  return {
    tree: edit ? applyEdit(whole.tree, edit, newId) : whole.tree,
    conflicts: whole.conflicts.map((one) => (one === found ? { ...one, chosen: side } : one)),
  };
}
