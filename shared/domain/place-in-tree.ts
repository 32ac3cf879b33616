/** Where a node of a qualification is, as a person reads it: its code and what it says, under what it stands in. */

import type { Tree, TreeNode } from './authoring/tree';
import { ancestorIds } from './authoring/tree-walk';

const longestText = 120;

function wordsOf(node: TreeNode): string {
  const words = node.kind === 'indicator' ? [node.own.code, node.own.text] : [node.own.code, node.own.name];
  const said = words.filter(Boolean).join(' ');
  return said.length > longestText ? `${said.slice(0, longestText).trimEnd()}…` : said;
}

/** From the outside in, e.g. `B1-K1 Welds › B1-K1-W2 Prepares the work › Wears the right protection`. */
export function placeInTree(tree: Tree, nodeId: string): string {
  const nodes = [...ancestorIds(tree, nodeId), nodeId].flatMap((id) => tree.nodes.get(id) ?? []);
  return nodes.map(wordsOf).join(' › ').slice(0, 1000);
}
