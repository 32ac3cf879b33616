/** This device: its organisation, its hub and who works on it. */
import type { DeviceProfile } from '../../shared/contract/services';
import { useQuerySource } from './query-source';
import { useLiveValue } from './use-live-value';

/** `undefined` while loading. */
export const useDeviceProfile = (): DeviceProfile | undefined => useLiveValue(useQuerySource().deviceProfile);
