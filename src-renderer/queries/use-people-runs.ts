/** What was done with many people, newest first, and whether it was taken back, live; on whichever device it was done. */
import { useMemo } from 'react';
import { groupBy } from '../../shared/kernel/group-by';
import type { PeopleRun } from '../../shared/records/people-run';
import { useDocuments } from './use-documents';
import { useErasures } from './use-erasures';

export type RunDone = {
  readonly run: PeopleRun;
  /** What took it back, the last one; null: nobody did. */
  readonly undo: PeopleRun | null;
  /** Nobody tried to take it back, or had not all of it yet. */
  readonly isOpen: boolean;
  /** Too old: what took it back was erased. */
  readonly isGone: boolean;
};

/** @param undos of this one, the last one first */
function isOpen({ parts }: PeopleRun, undos: readonly PeopleRun[]): boolean {
  const [last] = undos;
  if (!last) return parts.length > 0;
  // Whoever took it back may have had a piece of it only; one that names none took back all there was.
  const seen = new Set(undos.flatMap((undo) => undo.parts));
  const isAllSeen = undos.some((undo) => undo.parts.length === 0) || parts.every((part) => seen.has(part));
  return last.rest > 0 || !isAllSeen;
}

/** `undefined` while loading. */
export function usePeopleRuns(): readonly RunDone[] | undefined {
  const stored = useDocuments('people-run');
  const erasures = useErasures();
  return useMemo(() => {
    if (!stored || !erasures) return undefined;
    // What only waits for the hub may be refused.
    const taken = erasures.asked.filter(({ isWaiting }) => !isWaiting);
    const gone = new Set(taken.flatMap(({ erasure }) => erasure.partIds));
    const all = stored.map(({ document }) => document).toSorted((a, b) => (a.at < b.at ? 1 : -1));
    const undosOf = groupBy(
      all.filter(({ undoes }) => undoes),
      ({ undoes }) => undoes,
    );
    return all
      .filter(({ undoes }) => !undoes)
      .map((run) => {
        const undos = undosOf.get(run.runId) ?? [];
        const [undo = null] = undos;
        const isGone = run.parts.some((part) => gone.has(part));
        return { run, undo, isOpen: !isGone && isOpen(run, undos), isGone };
      });
  }, [stored, erasures]);
}
