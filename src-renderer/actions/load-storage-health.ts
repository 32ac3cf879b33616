/** Asks the device how its storage is: room, size, protection of the key, and what opening it found. */
import type { StorageHealth } from '../../shared/contract/device-contract';
import type { Action } from './action';

export const loadStorageHealth: Action<null, StorageHealth> = ({ host }) => host.device.storageHealth({});
