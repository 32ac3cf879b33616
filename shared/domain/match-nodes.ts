/**
 * Finds the nodes of an earlier import again, so that they keep their ids (and with the ids the marks, links and
 * critical flags that people gave them). Core tasks and work processes are found by the key of the file, or by their
 * code and name when a new edition gave them other keys. Indicators are found within their work process: same key
 * (position and text), or else the same text at another position. Every earlier node is given away once.
 */
import type { CoreTask, Indicator, WorkProcess } from '../records/qualification-version';
import type { Qualification } from './qualification';
import { isKeyOfText, sameLooking } from './source-key';

type Node = { readonly sourceKey: string | null; readonly code: string; readonly name: string };

/** Pairs wanted nodes with earlier ones: first all exact keys, then code and name. */
function matchNodes<T extends Node>(
  earlier: readonly T[],
  wanted: readonly { readonly key: string; readonly code: string; readonly name: string }[],
): ReadonlyMap<string, T> {
  const wantedKeys = new Set(wanted.map((node) => node.key));
  const earlierByKey = new Map(
    earlier.flatMap((node) => (node.sourceKey === null ? [] : [[node.sourceKey, node]])),
  );
  const loose = earlier.filter((node) => node.sourceKey !== null && !wantedKeys.has(node.sourceKey));
  const found = new Map<string, T>();
  for (const node of wanted) {
    const exact = earlierByKey.get(node.key);
    if (exact) {
      found.set(node.key, exact);
      continue;
    }
    const index = loose.findIndex((other) => other.code === node.code && other.name === node.name);
    const [similar] = index < 0 ? [] : loose.splice(index, 1);
    if (similar) found.set(node.key, similar);
  }
  return found;
}

/** Earlier core tasks and work processes by the key they have in the file now. */
export function matchTree(
  earlier: Qualification | null,
  wanted: readonly {
    readonly key: string;
    readonly code: string;
    readonly name: string;
    readonly workProcesses: readonly { readonly key: string; readonly code: string; readonly name: string }[];
  }[],
): {
  readonly coreTasks: ReadonlyMap<string, CoreTask>;
  readonly workProcesses: ReadonlyMap<string, WorkProcess>;
} {
  const coreTasks = earlier?.coreTasks ?? [];
  return {
    coreTasks: matchNodes(coreTasks, wanted),
    workProcesses: matchNodes(
      coreTasks.flatMap((coreTask) => coreTask.workProcesses),
      wanted.flatMap((coreTask) => coreTask.workProcesses),
    ),
  };
}

/** Earlier indicators for the wanted keys, in order; null where there is none. */
export function matchIndicators(
  earlier: readonly Indicator[],
  wanted: readonly { readonly sourceKey: string; readonly text: string }[],
): readonly (Indicator | null)[] {
  const left = [...earlier];
  const take = (fits: (indicator: Indicator) => boolean): Indicator | null => {
    const index = left.findIndex(fits);
    return index < 0 ? null : (left.splice(index, 1)[0] ?? null);
  };
  const fitsText = (indicator: Indicator, text: string): boolean =>
    sameLooking(indicator.text) === sameLooking(text) ||
    (indicator.sourceKey !== null && isKeyOfText(indicator.sourceKey, text));
  const placeOf = (key: string): string => key.slice(0, key.lastIndexOf(':'));
  const exact = wanted.map(({ sourceKey, text }) =>
    take(
      (indicator) =>
        indicator.sourceKey !== null &&
        placeOf(indicator.sourceKey) === placeOf(sourceKey) &&
        fitsText(indicator, text),
    ),
  );
  return wanted.map(({ text }, index) => exact[index] ?? take((indicator) => fitsText(indicator, text)));
}
