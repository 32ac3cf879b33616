/** What can be said of one node by itself: texts that are missing, too long to keep, or that nobody can judge by. */
import { coreTaskSchema, indicatorSchema, workProcessSchema } from '../../records/qualification-version';
import type { NodeKind, TreeNode } from './tree';
import type { TreeFinding } from './tree-finding';

/** Longest indicator that an examiner takes in at a glance. */
const readableLength = 300;

const shapes = {
  'core-task': coreTaskSchema.shape,
  'work-process': workProcessSchema.shape,
  indicator: indicatorSchema.shape,
} as const;

type Limited = { readonly field: string; readonly limit: number };
const isLimited = (schema: unknown): schema is { readonly maxLength: number } =>
  typeof schema === 'object' &&
  schema !== null &&
  'maxLength' in schema &&
  typeof schema.maxLength === 'number';
const limitsOf = (kind: NodeKind): readonly Limited[] =>
  Object.entries(shapes[kind]).flatMap(([field, schema]) => {
    const inner = 'unwrap' in schema && typeof schema.unwrap === 'function' ? schema.unwrap() : schema;
    const limited = [schema, inner, 'element' in schema ? schema.element : null].find(isLimited);
    return limited ? [{ field, limit: limited.maxLength }] : [];
  });
const limits: Readonly<Record<NodeKind, readonly Limited[]>> = {
  'core-task': limitsOf('core-task'),
  'work-process': limitsOf('work-process'),
  indicator: limitsOf('indicator'),
};

/** Findings that need no other node. */
export function checkNode(node: TreeNode): readonly TreeFinding[] {
  const found = (code: TreeFinding['code'], field: string | null): TreeFinding => ({
    code,
    nodeId: node.id,
    field,
    blocks: null,
  });
  const findings = tooLong(node);
  if (node.kind !== 'indicator')
    return node.own.name.trim() === '' ? [...findings, found('name-missing', 'name')] : findings;
  const text = node.own.text.trim();
  if (text === '') return [...findings, found('text-missing', 'text')];
  return [
    ...findings,
    ...(text.length > readableLength ? [found('long-text', 'text')] : []),
    ...(/[:：]$/.test(text) ? [found('ends-in-colon', 'text')] : []),
  ];
}

/** Texts that no version can keep. */
function tooLong({ id, kind, own }: TreeNode): readonly TreeFinding[] {
  const values = new Map<string, unknown>(Object.entries(own));
  return limits[kind].flatMap(({ field, limit }) => {
    const value = values.get(field);
    const texts: readonly unknown[] = Array.isArray(value) ? value : [value];
    const longest = texts.reduce<number>(
      (most, text) => Math.max(most, typeof text === 'string' ? text.length : 0),
      0,
    );
    if (longest <= limit) return [];
    return [{ code: 'too-long', nodeId: id, field, blocks: 'publish', length: longest, limit } as const];
  });
}
