/** What ran in one stretch of a profile: functions of the program with all that they called, as a tree, the dearest first. */
import type { CallFrame } from './top-functions';

type Node = { readonly id: number; readonly parent?: number; readonly callFrame: CallFrame };

/** A piece of a profile as the browser's trace brings it. */
export type TaskSamples = {
  readonly cpuProfile?: { readonly nodes?: readonly Node[]; readonly samples?: readonly number[] };
  /** Microseconds since the sample before. */
  readonly timeDeltas?: readonly number[];
};

const shownFromMs = 4;
const shownLines = 60;

type Told = { ms: number; readonly children: Map<string, Told> };

const newTold = (): Told => ({ ms: 0, children: new Map() });

const nameOf = ({ functionName, url = '', lineNumber = -1 }: CallFrame): string =>
  `${functionName || '(anonymous)'}${url === '' ? '' : ` ${url.split('/').at(-1)}:${lineNumber + 1}`}`;

function tell(told: Told, depth: number, lines: string[]): void {
  for (const [name, child] of [...told.children].sort(([, a], [, b]) => b.ms - a.ms)) {
    if (child.ms < shownFromMs || lines.length >= shownLines) continue;
    lines.push(`${child.ms.toFixed(0).padStart(6)} ms ${' '.repeat(depth)}${name}`);
    tell(child, depth + 1, lines);
  }
}

/**
 * @param startTime of the profile, in microseconds
 * @param span of the task, in microseconds
 */
export function composeTaskTree(
  chunks: readonly TaskSamples[],
  startTime: number,
  span: { readonly from: number; readonly to: number },
): string {
  const nodes = new Map<number, Node>();
  const root = newTold();
  let at = startTime;
  for (const { cpuProfile, timeDeltas = [] } of chunks) {
    for (const node of cpuProfile?.nodes ?? []) nodes.set(node.id, node);
    for (const [index, id] of (cpuProfile?.samples ?? []).entries()) {
      const us = timeDeltas[index] ?? 0;
      at += us;
      if (at < span.from || at > span.to) continue;
      const path: string[] = [];
      for (let node = nodes.get(id); node?.parent !== undefined; node = nodes.get(node.parent))
        path.unshift(nameOf(node.callFrame));
      let told = root;
      for (const name of path) {
        const child = told.children.get(name) ?? newTold();
        told.children.set(name, child);
        child.ms += us / 1000;
        told = child;
      }
    }
  }
  const lines: string[] = [];
  tell(root, 0, lines);
  return lines.join('\n');
}
