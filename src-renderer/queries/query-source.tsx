/** Where the queries get their answers: the cache, the writer, and the three things main tells of itself. Filled in by `start.tsx`. */
import { createContext, useContext } from 'react';
import type { DeviceProfile, SyncStatus } from '../../shared/contract/services';
import type { UpdateStatus } from '../../shared/contract/update-contract';
import type { LiveValue } from '../../shared/kernel/live-value';
import type { CacheState, QueryCache } from '../cache/query-cache';
import type { Writer } from '../writer/writer';

export type QuerySource = {
  readonly cache: QueryCache;
  readonly writer: Writer;
  readonly cacheState: LiveValue<CacheState>;
  readonly deviceProfile: LiveValue<DeviceProfile>;
  readonly syncStatus: LiveValue<SyncStatus>;
  readonly updateStatus: LiveValue<UpdateStatus>;
};

const QuerySourceContext = createContext<QuerySource | null>(null);
export const QuerySourceProvider = QuerySourceContext.Provider;

/** The source of the nearest provider. */
export function useQuerySource(): QuerySource {
  const source = useContext(QuerySourceContext);
  if (!source) throw new Error('query outside QuerySourceProvider');
  return source;
}
