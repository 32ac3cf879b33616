/** Whether the local view is complete or still being built from the journal. */
import type { CacheState } from '../cache/query-cache';
import { useQuerySource } from './query-source';
import { useLiveValue } from './use-live-value';

/** `undefined` before the worker first reported. */
export const useCacheState = (): CacheState | undefined => useLiveValue(useQuerySource().cacheState);
