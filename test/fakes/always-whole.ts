/** The state of a view that shows everything the journal holds at every moment. */
import { createLiveValue } from '../../shared/kernel/live-value';
import type { CacheState } from '../../src-renderer/cache/query-cache';

const everything = Number.MAX_SAFE_INTEGER;

export const alwaysWhole = createLiveValue<CacheState>({
  phase: 'ready',
  position: everything,
  journalPosition: everything,
});
