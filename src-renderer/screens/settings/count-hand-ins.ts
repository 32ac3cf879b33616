/** Counts what this device changed about one subject, by how far it came. */
import type { SubjectHandIn } from '../../queries/use-subject-hand-ins';

type HandIn = SubjectHandIn['handIns'] extends ReadonlyMap<string, infer H> ? H : never;

export type HandInCounts = { readonly waiting: number; readonly received: number; readonly refused: number };

export function countHandIns(subject: SubjectHandIn): HandInCounts {
  const handIns = [...subject.handIns.values()];
  const count = (state: HandIn['state']): number => handIns.filter((handIn) => handIn.state === state).length;
  return { waiting: count('waiting'), received: count('received'), refused: count('refused') };
}

/** The latest receipt among the changes, or null. */
export function lastReceipt(subject: SubjectHandIn): HandIn | null {
  const received = [...subject.handIns.values()].filter((handIn) => handIn.state === 'received');
  return received.toSorted((a, b) => a.receivedAt.localeCompare(b.receivedAt)).at(-1) ?? null;
}
