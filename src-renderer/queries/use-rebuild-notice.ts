/** Tells once that the overview was built again, until the user has read it. */
import { useLiveQuery } from 'dexie-react-hooks';
import type { RebuildReason } from '../cache/query-cache';
import { useQuerySource } from './query-source';

export type RebuildNotice = { readonly reason: RebuildReason; readonly dismiss: () => void };

/** Null when there is nothing to tell. */
export function useRebuildNotice(): RebuildNotice | null {
  const { cache } = useQuerySource();
  const reason = useLiveQuery(() => cache.rebuildReason(), [cache]);
  return reason ? { reason, dismiss: () => void cache.dismissRebuildReason() } : null;
}
