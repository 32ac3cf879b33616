/** Copies of nodes, of this tree or of another qualification's. */
import { freeId } from './free-id';
import { withFields, withoutOrigin } from './node-fields';
import { beginsWith, codeLimit, codeOf, proposeCodes } from './numbering';
import { insertNodes, type Place } from './place';
import type { Tree, TreeNode } from './tree';
import { inOrder, kindIn, outermost } from './tree-walk';

export type Copy = { readonly from: Tree; readonly ids: readonly string[]; readonly to: Place };

/**
 * Copies of the nodes that can stand there, with everything in them and ids of their own. A number that is taken there
 * becomes the next one, and so do the numbers that begin with it. Files know the original only.
 */
export function copyNodes(tree: Tree, { from, ids, to }: Copy, newId: () => string): Tree {
  const kind = kindIn(tree, to.parentId);
  const originals = outermost(from, ids).filter((node) => node.kind === kind);
  const made = new Map<string, TreeNode>();
  const copy = (node: TreeNode, recode: (code: string) => string): string => {
    const id = freeId({ has: (taken) => tree.nodes.has(taken) || made.has(taken) }, newId());
    // Its place in the order of making comes before what is in it.
    made.set(id, node);
    const inside = node.childIds.flatMap((childId) => from.nodes.get(childId) ?? []);
    const childIds = inside.map((child) => copy(child, recode));
    const code = codeOf(node);
    const coded = code === '' ? node : withFields(node, { code: recode(code) });
    made.set(id, { ...withoutOrigin(coded), id, childIds });
    return id;
  };
  const codes = freeCodes(tree, to, originals);
  const copied = originals.map((node, index) => copy(node, recodeTo(codeOf(node), codes[index] ?? '')));
  return insertNodes(tree, to, copied, [...made.values()]);
}

/** Numbers for the copies: their own where nobody has it there, else the next ones. */
function freeCodes(tree: Tree, to: Place, originals: readonly TreeNode[]): readonly string[] {
  const kind = originals[0]?.kind;
  const taken = new Set(
    inOrder(tree)
      .filter((node) => node.kind === kind)
      .map(codeOf),
  );
  const clashes = originals.filter((node) => codeOf(node) !== '' && taken.has(codeOf(node)));
  const proposed = proposeCodes(tree, to, clashes.length);
  return originals.map((node) => proposed[clashes.indexOf(node)] ?? codeOf(node));
}

/** Numbers that begin with the old one, beginning with the new one; blank when that is too long to keep. */
const recodeTo =
  (before: string, after: string) =>
  (code: string): string => {
    if (!beginsWith(code, before)) return code;
    const recoded = after + code.slice(before.length);
    return recoded.length <= codeLimit ? recoded : '';
  };
