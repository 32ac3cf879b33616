/** Which functions a V8 profile spent its time in, themselves, without what they called. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type CallFrame = {
  readonly functionName: string;
  /** Absent for the engine's own parts. */
  readonly url?: string;
  readonly lineNumber?: number;
};
export type ProfileNode = { readonly id: number; readonly callFrame: CallFrame };
export type Profile = {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  /** Microseconds between samples. */
  readonly timeDeltas: readonly number[];
};

const shown = 14;

const nameOf = ({ functionName, url = '', lineNumber = -1 }: CallFrame): string => {
  const file = url.split('/').at(-1) ?? '';
  return `${functionName || '(anonymous)'}${file === '' ? '' : ` ${file}:${lineNumber + 1}`}`;
};

/** One line per function, the dearest first, with its share. */
export function composeTopFunctions({ nodes, samples, timeDeltas }: Profile): string {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
  const spent = new Map<string, number>();
  let total = 0;
  for (const [index, id] of samples.entries()) {
    const name = names.get(id) ?? '?';
    if (name.startsWith('(idle)') || name.startsWith('(program)')) continue;
    const delta = timeDeltas[index] ?? 0;
    total += delta;
    spent.set(name, (spent.get(name) ?? 0) + delta);
  }
  const lines = [...spent]
    .sort(([, a], [, b]) => b - a)
    .slice(0, shown)
    .map(([name, us]) => `${((us / total) * 100).toFixed(1).padStart(5)} %  ${name}`);
  return [`${(total / 1e6).toFixed(1)} s of JavaScript, by function itself:`, ...lines].join('\n');
}

/** Of the newest profile that Node wrote in the folder. */
export function readTopFunctions(folder: string): string {
  const file = readdirSync(folder)
    .filter((name) => name.endsWith('.cpuprofile'))
    .sort()
    .at(-1);
  return file ? composeTopFunctions(JSON.parse(readFileSync(join(folder, file), 'utf8'))) : 'no profile';
}
