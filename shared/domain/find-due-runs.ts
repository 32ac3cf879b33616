/**
 * Runs and imports of people that were done so long ago that nobody takes them back any more. What takes one back holds what stood
 * before it, names and addresses included; that goes, and the Run stays in the list of what was done. Pure; days are ISO days by the
 * centre's clock.
 */
import { groupBy } from '../kernel/group-by';
import type { PeopleRun } from '../records/people-run';
import type { PeopleRunPart } from '../records/people-run-part';
import { keptUntil } from './retention';

/** Longer than a school year: what was done at the beginning of one can be taken back until its end. */
export const usualRunMonths = 12;

export type DueRun = {
  readonly run: PeopleRun;
  readonly until: string;
  readonly partIds: readonly PeopleRunPart['partId'][];
};

/** @param dayOf day of a moment */
type DayOf = (moment: string) => string;

export type RunSources = {
  /** Those of other Runs are passed over. */
  readonly parts: readonly PeopleRunPart[];
  readonly dayOf: DayOf;
  /** Whether the office holds whom a document is about: somebody, a link or a place in a group. */
  readonly isHeld: (documentId: string) => boolean;
};

/**
 * Runs of so long ago, whatever takes them back: only of these that has to be read.
 * @param months null: none is ever over
 */
export const findOldRuns = (
  runs: readonly PeopleRun[],
  months: number | null,
  today: string,
  dayOf: DayOf,
): readonly PeopleRun[] =>
  months === null ? [] : runs.filter(({ at }) => keptUntil(dayOf(at), months) <= today);

/**
 * @param months null: none is ever over
 * @returns the oldest first; one that wrote somebody who is held is left out whole
 */
export function findDueRuns(
  runs: readonly PeopleRun[],
  months: number | null,
  today: string,
  { parts, dayOf, isHeld }: RunSources,
): readonly DueRun[] {
  if (months === null) return [];
  const partsOf = groupBy(parts, ({ runId }) => runId);
  return findOldRuns(runs, months, today, dayOf)
    .flatMap((run): DueRun[] => {
      const until = keptUntil(dayOf(run.at), months);
      const theirs = (partsOf.get(run.runId) ?? []).filter(({ steps }) => steps.length > 0);
      const isKept = theirs.some(({ steps }) => steps.some(({ documentId }) => isHeld(documentId)));
      if (theirs.length === 0 || isKept) return [];
      return [{ run, until, partIds: theirs.map(({ partId }) => partId) }];
    })
    .sort((a, b) => (a.run.at < b.run.at ? -1 : 1));
}
