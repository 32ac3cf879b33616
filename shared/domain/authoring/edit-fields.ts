/** Edits of what a node says. */
import type { CompetenceId } from '../../kernel/ids';
import { type NodeFields, withFields } from './node-fields';
import { within, withNodes } from './place';
import { nodesOf, type Tree } from './tree';

/** Sets fields of one node; those that its kind does not have change nothing. */
export function setFields(tree: Tree, id: string, fields: NodeFields): Tree {
  const node = tree.nodes.get(id);
  const after = node && withFields(node, fields);
  return after && after !== node ? withNodes(tree, [after]) : tree;
}

/** Marks the indicators among these as critical (R3); when they all are, takes the mark off. */
export function toggleCritical(tree: Tree, ids: readonly string[]): Tree {
  const indicators = nodesOf(tree, 'indicator', ids);
  const critical = !indicators.every(({ own }) => own.critical);
  return withNodes(
    tree,
    indicators
      .filter(({ own }) => own.critical !== critical)
      .map((node) => ({ ...node, own: { ...node.own, critical } })),
  );
}

/** Links and unlinks competences of the work processes and indicators among these (M43); each is linked once. */
export function changeCompetences(
  tree: Tree,
  given: {
    readonly ids: readonly string[];
    readonly add: readonly CompetenceId[];
    readonly remove: readonly CompetenceId[];
  },
): Tree {
  const nodes = [...nodesOf(tree, 'work-process', given.ids), ...nodesOf(tree, 'indicator', given.ids)];
  const changed = nodes.map((node) => {
    const before = node.own.competenceIds ?? [];
    const kept = before.filter((id) => !given.remove.includes(id));
    const competenceIds = [...new Set([...kept, ...given.add])];
    const isNone = competenceIds.length === 0 && node.own.competenceIds === undefined;
    return isNone ? node : withFields(node, { competenceIds });
  });
  return withNodes(
    tree,
    changed.filter((node) => tree.nodes.get(node.id) !== node),
  );
}

/** Replaces lines of knowledge and skills (M42) of a core task or work process. */
export function spliceKnowledge(
  tree: Tree,
  given: {
    readonly id: string;
    readonly index: number;
    readonly remove: number;
    readonly lines: readonly string[];
  },
): Tree {
  const node = tree.nodes.get(given.id);
  if (!node || node.kind === 'indicator') return tree;
  const before = node.own.knowledgeAndSkills;
  const start = within(given.index, before.length);
  const gone = within(given.remove, before.length - start);
  return setFields(tree, given.id, {
    knowledgeAndSkills: [...before.slice(0, start), ...given.lines, ...before.slice(start + gone)],
  });
}
