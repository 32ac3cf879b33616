/** New nodes: blank ones, and one per pasted line. */
import { freeId } from './free-id';
import { blankNode, isBlank, type NodeFields, withFields } from './node-fields';
import { proposeCodes } from './numbering';
import { insertNodes, type Place, withNodes } from './place';
import type { NodeKind, Tree, TreeNode } from './tree';
import { childIdsOf, kindIn, parentIdOf } from './tree-walk';

type NewId = () => string;

/** New nodes with these fields, one each, and, where their neighbours have one, the next serial numbers. */
export function addNodes(tree: Tree, at: Place, given: readonly NodeFields[], newId: NewId): Tree {
  const kind = kindIn(tree, at.parentId);
  if (!kind || given.length === 0) return tree;
  const codes = proposeCodes(tree, at, given.length);
  const made = new Map<string, TreeNode>();
  given.forEach((fields, index) => {
    const id = freeId({ has: (taken) => tree.nodes.has(taken) || made.has(taken) }, newId());
    const code = codes[index] ?? '';
    made.set(id, withFields(blankNode(kind, id), code === '' ? fields : { code, ...fields }));
  });
  return insertNodes(tree, at, [...made.keys()], [...made.values()]);
}

/** A line as what a node of this kind is called by. */
const calledBy = (kind: NodeKind, line: string): NodeFields =>
  kind === 'indicator' ? { text: line } : { name: line };

export type Paste = {
  readonly lines: readonly string[];
  readonly at: Place;
  readonly into?: string | undefined;
};

/** A node per line; lines without text are left out. A blank node `into` takes the first, the others come right behind it. */
export function pasteLines(tree: Tree, { lines, at, into }: Paste, newId: NewId): Tree {
  const texts = lines.map((line) => line.trim()).filter((line) => line !== '');
  const blank = into === undefined ? undefined : tree.nodes.get(into);
  const parentId = blank && isBlank(blank) ? parentIdOf(tree, blank.id) : undefined;
  const [first, ...rest] = texts;
  if (!blank || parentId === undefined || first === undefined) return addLines(tree, at, texts, newId);
  const filled = withNodes(tree, [withFields(blank, calledBy(blank.kind, first))]);
  const index = childIdsOf(tree, parentId).indexOf(blank.id) + 1;
  return addLines(filled, { parentId, index }, rest, newId);
}

function addLines(tree: Tree, at: Place, texts: readonly string[], newId: NewId): Tree {
  const kind = kindIn(tree, at.parentId);
  const given = kind ? texts.map((text) => calledBy(kind, text)) : [];
  return addNodes(tree, at, given, newId);
}
