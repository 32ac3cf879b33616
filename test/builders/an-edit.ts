/** An edit that somebody could make of a tree, by chance, and now and then one that cannot be. */
import type { Edit } from '../../shared/domain/authoring/edit';
import type { Tree } from '../../shared/domain/authoring/tree';

export type Chance = (below: number) => number;

/** Ids that count on from a number, written as ours are. */
export function countingIds(start = 0): () => string {
  let count = start;
  return () => `00000000-0000-7000-8000-${(++count).toString(16).padStart(12, '0')}`;
}

/** @param other a tree that nodes may be copied from */
export function anEdit(tree: Tree, other: Tree, chance: Chance): Edit {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(chance(items.length))]!;
  const ids = [...tree.nodes.keys(), 'nobody'];
  const some = Array.from({ length: 1 + Math.floor(chance(4)) }, () => pick(ids));
  const place = { parentId: chance(4) < 1 ? null : pick(ids), index: Math.floor(chance(5)) };
  const text = pick(['', 'reads', 'weldt', 'één', '😀', ' x ']);
  const isIndicator = (id: string): boolean => tree.nodes.get(id)?.kind === 'indicator';
  const id = pick(ids);
  const start = Math.floor(chance(3));
  const edits: readonly (() => Edit)[] = [
    () => ({ kind: 'add', at: place }),
    () => ({ kind: 'add', at: place }),
    () => ({ kind: 'set', id, fields: isIndicator(id) ? { text } : { name: text } }),
    () => ({ kind: 'set', id, fields: { code: pick(['', 'W1', 'W10', 'W9', 'A']) } }),
    () => ({ kind: 'remove', ids: some.slice(0, 1) }),
    () => ({ kind: 'remove-blank' }),
    () => ({ kind: 'move', ids: some, to: place }),
    () => ({ kind: 'shift', ids: some, by: pick([-1, 1]) }),
    () => ({ kind: 'paste', lines: ['one', text, 'three'], at: place, into: pick(ids) }),
    () => ({ kind: 'copy', from: other, ids: [pick([...other.nodes.keys(), 'nobody'])], to: place }),
    () => ({ kind: 'copy', from: tree, ids: some, to: place }),
    () => ({ kind: 'renumber', parentId: place.parentId, isDeep: chance(2) < 1 }),
    () => ({ kind: 'sort', parentId: place.parentId }),
    () => ({ kind: 'toggle-critical', ids: some }),
    () => ({ kind: 'knowledge', id, index: start, remove: Math.floor(chance(2)), lines: [text] }),
  ];
  return pick(edits)();
}
