/**
 * Finds the nodes of a qualification again in what a file says of it: by their id, by how the framework knows them, by
 * code and name, and indicators by their text. Every node is found once, and one that moved is still the same.
 */
import type { CoreTask, Indicator, WorkProcess } from '../records/qualification-version';
import type {
  ExchangedCoreTask,
  ExchangedIndicator,
  ExchangedQualification,
  ExchangedWorkProcess,
} from './exchanged-qualification';
import type { Qualification } from './qualification';
import { sameLooking } from './source-key';

export type Found = {
  readonly coreTasks: ReadonlyMap<ExchangedCoreTask, CoreTask>;
  readonly workProcesses: ReadonlyMap<ExchangedWorkProcess, WorkProcess>;
  readonly indicators: ReadonlyMap<ExchangedIndicator, Indicator>;
};

type Wanted = {
  readonly id: string | null;
  readonly fields: { readonly sourceKey?: string | null | undefined };
};
type Known = {
  readonly sourceKey: string | null;
  readonly origin?: { readonly identifier: string } | undefined;
};

/** Nothing is found where nothing was. */
export function findAgain(earlier: Qualification | null, { coreTasks }: ExchangedQualification): Found {
  const before = earlier?.coreTasks ?? [];
  const beforeInner = before.flatMap((coreTask) => coreTask.workProcesses);
  const inner = coreTasks.flatMap((coreTask) => coreTask.workProcesses);
  const named = ({ code = '', name = '' }: { code?: string | undefined; name?: string | undefined }) =>
    code + name === '' ? null : `${code}\n${sameLooking(name)}`;
  const textOf = ({ text = '' }: { text?: string | undefined }) => sameLooking(text) || null;
  return {
    coreTasks: pair(coreTasks, before, (node) => node.coreTaskId, named),
    workProcesses: pair(inner, beforeInner, (node) => node.workProcessId, named),
    indicators: pair(
      inner.flatMap((workProcess) => workProcess.indicators),
      beforeInner.flatMap((workProcess) => workProcess.indicators),
      (node) => node.indicatorId,
      textOf,
    ),
  };
}

/** The surest likeness first, over all nodes, before a weaker one is asked. */
function pair<W extends Wanted, K extends Known>(
  wanted: readonly W[],
  known: readonly K[],
  idOf: (known: K) => string,
  looksOf: (node: W['fields'] | K) => string | null,
): ReadonlyMap<W, K> {
  const found = new Map<W, K>();
  const left = new Set(known);
  const ways: readonly (readonly [(node: W) => string | null, (node: K) => string | null])[] = [
    [({ id }) => id?.toLowerCase() ?? null, idOf],
    [({ id }) => id, ({ origin }) => origin?.identifier ?? null],
    [({ fields }) => fields.sourceKey ?? null, ({ sourceKey }) => sourceKey],
    [({ fields }) => looksOf(fields), looksOf],
  ];
  for (const [keyOfWanted, keyOfKnown] of ways) {
    const byKey = new Map<string, K[]>();
    for (const node of left) {
      const key = keyOfKnown(node);
      if (key === null) continue;
      const same = byKey.get(key);
      if (same) same.push(node);
      else byKey.set(key, [node]);
    }
    for (const node of wanted) {
      const key = found.has(node) ? null : keyOfWanted(node);
      const taken = key === null ? undefined : byKey.get(key)?.shift();
      if (!taken) continue;
      found.set(node, taken);
      left.delete(taken);
    }
  }
  return found;
}
