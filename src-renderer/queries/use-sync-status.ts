/** How the exchange with the hub stands, as main last told. */
import type { SyncStatus } from '../../shared/contract/services';
import { useQuerySource } from './query-source';
import { useLiveValue } from './use-live-value';

/** `undefined` while loading. */
export const useSyncStatus = (): SyncStatus | undefined => useLiveValue(useQuerySource().syncStatus);
