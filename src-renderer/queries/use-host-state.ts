/** Something that main tells of itself, as it last told it: `useHostState((host) => host.sync.status)`. */
import type { HostStates } from '../../shared/contract/host';
import type { LiveValue } from '../../shared/kernel/live-value';
import { useQuerySource } from './query-source';
import { useLiveValue } from './use-live-value';

/** `undefined` until main told it. */
export const useHostState = <T>(choose: (host: HostStates) => LiveValue<T>): T | undefined =>
  useLiveValue(choose(useQuerySource().host));
