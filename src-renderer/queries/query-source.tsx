/** Where the queries get their answers: the cache, the writer, and what main tells of itself. Filled in by `start.tsx`. */
import { createContext, useContext } from 'react';
import type { HostStates } from '../../shared/contract/host';
import type { LiveValue } from '../../shared/kernel/live-value';
import type { World } from '../../shared/kernel/world';
import type { CacheState, QueryCache } from '../cache/query-cache';
import type { Writer } from '../writer/writer';

export type QuerySource = {
  readonly cache: QueryCache;
  readonly writer: Writer;
  readonly cacheState: LiveValue<CacheState>;
  readonly host: HostStates;
  readonly world: World;
};

const QuerySourceContext = createContext<QuerySource | null>(null);
export const QuerySourceProvider = QuerySourceContext.Provider;

/** The source of the nearest provider. */
export function useQuerySource(): QuerySource {
  const source = useContext(QuerySourceContext);
  if (!source) throw new Error('query outside QuerySourceProvider');
  return source;
}

/** Time, chance and waiting for screens. */
export const useWorld = (): World => useQuerySource().world;
