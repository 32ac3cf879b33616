/** Own fields of nodes: which each kind has, a blank node, and setting some of them. */
import { sameValue } from '../../kernel/same-value';
import { coreTaskSchema, indicatorSchema, workProcessSchema } from '../../records/qualification-version';
import type { CoreTaskFields, IndicatorFields, NodeKind, TreeNode, WorkProcessFields } from './tree';

/** Some fields of a node; a kind takes those that it has. */
export type NodeFields = Readonly<Partial<CoreTaskFields & WorkProcessFields & IndicatorFields>>;

const without = (shape: object, ...names: readonly string[]): ReadonlySet<string> =>
  new Set(Object.keys(shape).filter((key) => !names.includes(key)));
const known: Readonly<Record<NodeKind, ReadonlySet<string>>> = {
  'core-task': without(coreTaskSchema.shape, 'coreTaskId', 'workProcesses'),
  'work-process': without(workProcessSchema.shape, 'workProcessId', 'indicators'),
  indicator: without(indicatorSchema.shape, 'indicatorId'),
};

function fieldsOf(kind: NodeKind, fields: NodeFields): NodeFields {
  const own = { ...fields };
  for (const key of Object.keys(own)) if (!known[kind].has(key)) Reflect.deleteProperty(own, key);
  return own;
}

/** The same node, the very same object when nothing differs. Fields that its kind does not have are left out. */
export function withFields<Node extends TreeNode>(node: Node, fields: NodeFields): Node {
  const own = { ...node.own, ...fieldsOf(node.kind, fields) };
  return sameValue(own, node.own) ? node : { ...node, own };
}

/** The node without the marks by which files and frameworks find their own nodes again. */
export function withoutOrigin<Node extends TreeNode>(node: Node): Node {
  const own = { ...node.own, sourceKey: null };
  Reflect.deleteProperty(own, 'origin');
  return { ...node, own };
}

/** A node with nothing in it, as one writes it by hand. */
export function blankNode(kind: NodeKind, id: string): TreeNode {
  const named = { code: '', name: '', description: '', knowledgeAndSkills: [], sourceKey: null };
  switch (kind) {
    case 'core-task':
      return { kind, id, childIds: [], own: { ...named, part: null, responsibility: '' } };
    case 'work-process':
      return {
        kind,
        id,
        childIds: [],
        own: { ...named, desiredResult: '', competenceIds: [], indicatorIntro: '' },
      };
    case 'indicator':
      return { kind, id, childIds: [], own: { text: '', critical: false, sourceKey: null } };
  }
}

const isNothing = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.every(isNothing);
  return typeof value === 'string' ? value.trim() === '' : value === null || value === false;
};

/** Whether somebody made a node and wrote nothing in it: it can go without a loss. A number alone is no text. */
export function isBlank({ own, childIds }: TreeNode): boolean {
  const { code: _code, ...rest } = own;
  return childIds.length === 0 && Object.values(rest).every(isNothing);
}

/** What a reader calls a node by: the text of an indicator, else the name. */
export const titleOf = (node: TreeNode): string =>
  node.kind === 'indicator' ? node.own.text : node.own.name;
