/** What was done with many people, newest first, and whether it was taken back, live; on whichever device it was done. */
import { useMemo } from 'react';
import type { PeopleRun } from '../../shared/records/people-run';
import { useDocuments } from './use-documents';

export type RunDone = {
  readonly run: PeopleRun;
  /** What took it back, the last one; null: nobody did. */
  readonly undo: PeopleRun | null;
  /** Nobody took it back, or not all of it. */
  readonly isOpen: boolean;
};

/** `undefined` while loading. */
export function usePeopleRuns(): readonly RunDone[] | undefined {
  const stored = useDocuments('people-run');
  return useMemo(() => {
    if (!stored) return undefined;
    const all = stored.map(({ document }) => document).toSorted((a, b) => (a.at < b.at ? 1 : -1));
    const undoOf = new Map<string, PeopleRun>();
    for (const one of all) if (one.undoes && !undoOf.has(one.undoes)) undoOf.set(one.undoes, one);
    return all
      .filter(({ undoes }) => !undoes)
      .map((run) => {
        const undo = undoOf.get(run.runId) ?? null;
        return { run, undo, isOpen: run.parts.length > 0 && (undo === null || undo.rest > 0) };
      });
  }, [stored]);
}
