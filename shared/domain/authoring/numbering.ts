/**
 * Serial numbers (M34, M38): proposed when a node is added, free to be written otherwise, in natural order (`W10` after
 * `W9`). SBB's way is `B1-K1` and `B1-K1-W1`; where a qualification numbers another way, that way is gone on with.
 */
import { foldForOrder } from '../../kernel/fold-text';
import { type Place, within } from './place';
import type { NodeKind, Tree, TreeNode } from './tree';
import { childIdsOf, inOrder, kindIn, parentIdOf } from './tree-walk';

/** Longest serial number that is kept. */
export const codeLimit = 40;

export const codeOf = (node: TreeNode | undefined): string => node?.own.code?.trim() ?? '';

/** Natural order, for sorting; a blank number comes last. */
export function compareCodes(left: string, right: string): number {
  const [a, b] = [foldForOrder(left.trim()), foldForOrder(right.trim())];
  if (a === b) return 0;
  if (a === '' || b === '') return a === '' ? 1 : -1;
  return a < b ? -1 : 1;
}

export type Serial = {
  /** What goes before the last digits: `B1-K` of `B1-K12`. */
  readonly stem: string;
  readonly serial: number;
  /** How many digits are written at least: 2 of `W09`. */
  readonly width: number;
};

/** Null where a number ends in no digit. */
export function readSerial(code: string): Serial | null {
  const [, stem, digits] = /^(.*?)(\d{1,9})$/su.exec(code.trim()) ?? [];
  if (stem === undefined || digits === undefined) return null;
  return { stem, serial: Number(digits), width: digits.startsWith('0') ? digits.length : 1 };
}

/** The number as text; blank when it is too long to keep. */
export function writeSerial({ stem, serial, width }: Serial): string {
  const code = `${stem}${String(serial).padStart(width, '0')}`;
  return code.length <= codeLimit ? code : '';
}

/** How wide those with this beginning are written. */
export const widthOf = (nodes: readonly TreeNode[], stem: string): number =>
  nodes
    .map((node) => readSerial(codeOf(node)))
    .reduce((most, read) => (read?.stem === stem ? Math.max(most, read.width) : most), 1);

/** `B1-K10-W1` does not begin with `B1-K1`: behind a number no other digit goes on. */
export const beginsWith = (code: string, start: string): boolean =>
  start !== '' && code.startsWith(start) && !/^\d/.test(code.slice(start.length));

/**
 * What stands between the number of a node and the serial of what is in it, e.g. `-W` of `B1-K1-W1`: as the first one of
 * that kind in this tree has it. Null for indicators without numbers.
 */
export function joinerOf(tree: Tree, kind: NodeKind): string | null {
  for (const node of inOrder(tree)) {
    if (node.kind !== kind) continue;
    const parentCode = codeOf(tree.nodes.get(parentIdOf(tree, node.id) ?? ''));
    const stem = readSerial(codeOf(node))?.stem ?? '';
    if (beginsWith(stem, parentCode) && stem.length > parentCode.length) return stem.slice(parentCode.length);
  }
  if (kind !== 'work-process') return null;
  const isPlain = tree.rootIds.every((id) => /^[\d.]*$/.test(codeOf(tree.nodes.get(id))));
  return isPlain ? '.' : '-W';
}

/** What the number of a new node in that place starts with; null where its neighbours have none. */
function stemAt(tree: Tree, { parentId, index }: Place, kind: NodeKind): string | null {
  const codes = childIdsOf(tree, parentId).map((id) => codeOf(tree.nodes.get(id)));
  const stems = codes.map((code) => readSerial(code)?.stem ?? null);
  const at = within(index, stems.length);
  const isWritten = (stem: string | null): stem is string => stem !== null;
  const beside = stems.slice(0, at).findLast(isWritten) ?? stems.slice(at).find(isWritten);
  if (beside !== undefined) return beside;
  if (codes.length > 0) return null;
  if (parentId === null) return 'B1-K';
  const parentCode = codeOf(tree.nodes.get(parentId));
  const joiner = joinerOf(tree, kind);
  return parentCode === '' || joiner === null ? null : parentCode + joiner;
}

/**
 * Numbers for that many new nodes in a place: from one more than the highest with the same beginning there. Blank where
 * none fits: what is there has no numbers.
 */
export function proposeCodes(tree: Tree, at: Place, count: number): readonly string[] {
  const kind = kindIn(tree, at.parentId);
  const stem = kind && stemAt(tree, at, kind);
  if (stem === null) return Array.from({ length: count }, () => '');
  const nodes = childIdsOf(tree, at.parentId).flatMap((id) => tree.nodes.get(id) ?? []);
  const width = widthOf(nodes, stem);
  const highest = nodes
    .map((node) => readSerial(codeOf(node)))
    .reduce((most, read) => (read?.stem === stem ? Math.max(most, read.serial) : most), 0);
  return Array.from({ length: count }, (_, step) => writeSerial({ stem, serial: highest + 1 + step, width }));
}
