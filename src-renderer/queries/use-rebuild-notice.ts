/** Tells once that the overview was built again, until the user has read it. */
import { useLiveQuery } from 'dexie-react-hooks';
import type { RebuildReason } from '../cache/query-cache';
import { useQuerySource } from './query-source';
import { useHostState } from './use-host-state';

export type RebuildNotice = { readonly reason: RebuildReason; readonly dismiss: () => void };

/** Null when there is nothing to tell, as on a device that lost its access: nothing broke there, the view was thrown away. */
export function useRebuildNotice(): RebuildNotice | null {
  const { cache } = useQuerySource();
  const reason = useLiveQuery(() => cache.rebuildReason(), [cache]);
  const isShutOut = useHostState((host) => host.device.profile)?.isShutOut ?? false;
  return reason && !isShutOut ? { reason, dismiss: () => void cache.dismissRebuildReason() } : null;
}
