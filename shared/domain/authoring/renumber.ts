/** Serial numbers by place, and places by serial number; both only when somebody asks. */
import { withFields } from './node-fields';
import { codeOf, compareCodes, joinerOf, readSerial, widthOf, writeSerial } from './numbering';
import { withChildIds, withNodes } from './place';
import type { Tree, TreeNode } from './tree';
import { childIdsOf } from './tree-walk';

/**
 * Numbers what is in the node from 1 on. Core tasks keep what their numbers begin with, each beginning counted by itself
 * (`B1-K1`, `B1-K2`, `P1-K1`); a work process takes the number of its core task; indicators are numbered only where one
 * of them has a number already.
 */
export function renumber(
  tree: Tree,
  parentId: string | null,
  isDeep: boolean,
  /** The tree before any number was changed: it shows how numbers are written here. */
  before: Tree = tree,
): Tree {
  const children = childIdsOf(tree, parentId).flatMap((id) => tree.nodes.get(id) ?? []);
  const stems = stemsFor({ tree, before, parentId, children });
  const widths = new Map(stems.map((stem) => [stem, stem === null ? 1 : widthOf(children, stem)]));
  const counts = new Map<string, number>();
  const changed = children.map((node, index) => {
    const stem = stems[index] ?? null;
    if (stem === null) return node;
    const serial = (counts.get(stem) ?? 0) + 1;
    counts.set(stem, serial);
    return withFields(node, { code: writeSerial({ stem, serial, width: widths.get(stem) ?? 1 }) });
  });
  const numbered = withNodes(
    tree,
    changed.filter((node) => tree.nodes.get(node.id) !== node),
  );
  if (!isDeep) return numbered;
  return children.reduce<Tree>((done, { id }) => renumber(done, id, true, before), numbered);
}

type Asked = {
  readonly tree: Tree;
  readonly before: Tree;
  readonly parentId: string | null;
  readonly children: readonly TreeNode[];
};

/** What the number of each begins with; null for one that gets none. */
function stemsFor(asked: Asked): readonly (string | null)[] {
  const { tree, before, parentId, children } = asked;
  const kind = children[0]?.kind;
  const written = children.map((node) => readSerial(codeOf(node))?.stem ?? null);
  const isNumbered = written.some((stem) => stem !== null);
  if (kind === 'core-task') return carriedOn(written, 'B1-K');
  if (!kind || parentId === null || (kind === 'indicator' && !isNumbered)) return children.map(() => null);
  const parentCode = codeOf(tree.nodes.get(parentId));
  const joiner = joinerOf(before, kind);
  if (parentCode !== '' && joiner !== null) return children.map(() => parentCode + joiner);
  return carriedOn(written, kind === 'work-process' ? 'W' : '');
}

/** Each its own beginning, or else that of the one before. */
function carriedOn(written: readonly (string | null)[], otherwise: string): readonly string[] {
  let stem = written.find((own) => own !== null) ?? otherwise;
  return written.map((own) => {
    stem = own ?? stem;
    return stem;
  });
}

/** Puts what is in the node in the natural order of its numbers; what has none stays behind, in the order it had. */
export function sortByCode(tree: Tree, parentId: string | null): Tree {
  const codeById = (id: string): string => codeOf(tree.nodes.get(id));
  const sorted = childIdsOf(tree, parentId).toSorted((a, b) => compareCodes(codeById(a), codeById(b)));
  return withChildIds(tree, parentId, sorted);
}
