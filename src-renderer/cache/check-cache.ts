/**
 * Does what the database holds fit the journal? Decided at every start, before anything is shown. The journal is
 * always right: a view that does not fit is built again, never repaired.
 */
import type { JournalHead } from '../../shared/contract/journal-contract';
import { cacheVersion } from './cache-version';
import type { RowCounts, StateRow } from './database';
import type { RebuildReason } from './query-cache';

export type CacheVerdict =
  /** Go on from the position in the state row. */
  | { readonly verdict: 'fits' }
  /** Build from the first entry; `reason` is null on a first start, of which there is nothing to tell. */
  | { readonly verdict: 'rebuild'; readonly reason: RebuildReason | null };

type Found = {
  readonly state: StateRow | null;
  readonly counts: RowCounts;
  /** Journal of which this device is known to have had a view; null when it never had one. */
  readonly builtFor: string | null;
  /** The usual database could not be opened and another one stands in. */
  readonly isStandIn: boolean;
};

const kinds = ['streams', 'indexes', 'packs', 'contents', 'handInGroups', 'loads'] as const;

const hasRows = (counts: RowCounts): boolean => kinds.some((kind) => counts[kind] > 0);

const differs = (a: RowCounts, b: RowCounts): boolean => kinds.some((kind) => a[kind] !== b[kind]);

/** Judges the view against the end of the journal. */
export function checkCache({ state, counts, builtFor, isStandIn }: Found, head: JournalHead): CacheVerdict {
  const rebuild = (reason: RebuildReason | null): CacheVerdict => ({ verdict: 'rebuild', reason });
  if (!state && isStandIn) return rebuild('database-unusable');
  if (!state) return rebuild(hasRows(counts) || builtFor === head.journalId ? 'rows-missing' : null);
  if (state.version !== cacheVersion) return rebuild('other-format');
  if (state.journalId !== head.journalId) return rebuild('other-journal');
  if (state.position > head.position) return rebuild('ahead-of-journal');
  const isAtEnd = state.position === head.position;
  if (isAtEnd && state.hash !== null && state.hash !== head.hash) return rebuild('other-journal');
  if (differs(state.counts, counts)) return rebuild('rows-missing');
  return { verdict: 'fits' };
}
