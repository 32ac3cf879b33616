/** How the program itself is kept up to date, as main last told. */
import type { UpdateStatus } from '../../shared/contract/update-contract';
import { useQuerySource } from './query-source';
import { useLiveValue } from './use-live-value';

/** `undefined` while loading. */
export const useUpdateStatus = (): UpdateStatus | undefined => useLiveValue(useQuerySource().updateStatus);
