/** Counts what this device changed about one subject, by how far it came. */
import type { SubjectHandIn } from '../../queries/use-subject-hand-ins';

type HandIn = SubjectHandIn['handIns'] extends ReadonlyMap<string, infer H> ? H : never;

export type HandInCounts = { readonly waiting: number; readonly received: number; readonly refused: number };

/** Refusals that ask for a person. A later version of the same document that was received has dealt with one. */
export function openRefusals({ kind, handIns }: SubjectHandIn) {
  const all = [...handIns].map(([changeId, handIn]) => ({ changeId, handIn }));
  const settledUpTo =
    kind === 'document' ? all.findLastIndex(({ handIn }) => handIn.state === 'received') : -1;
  return all
    .slice(settledUpTo + 1)
    .flatMap(({ changeId, handIn }) =>
      handIn.state === 'refused' ? [{ changeId, problem: handIn.problem }] : [],
    );
}

export function countHandIns(subject: SubjectHandIn): HandInCounts {
  const handIns = [...subject.handIns.values()];
  const count = (state: HandIn['state']): number => handIns.filter((handIn) => handIn.state === state).length;
  return { waiting: count('waiting'), received: count('received'), refused: openRefusals(subject).length };
}

/** The latest receipt among the changes, or null. */
export function lastReceipt(subject: SubjectHandIn): HandIn | null {
  const received = [...subject.handIns.values()].filter((handIn) => handIn.state === 'received');
  return received.toSorted((a, b) => a.receivedAt.localeCompare(b.receivedAt)).at(-1) ?? null;
}
