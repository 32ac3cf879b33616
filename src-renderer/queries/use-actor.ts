/** The staff member who works on this device. */
import type { Staff } from '../../shared/records/staff';
import { useQuerySource } from './query-source';
import { useLiveValue } from './use-live-value';

/** `undefined` while loading, null when nobody is signed in. */
export const useActor = (): Staff | null | undefined => useLiveValue(useQuerySource().writer.actor.live);
