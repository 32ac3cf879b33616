/** Gives up what the program can do without on a full disk, and tries to save again. */
import type { StorageHealth } from '../../shared/contract/device-contract';
import type { Action } from './action';

export const makeRoom: Action<null, StorageHealth> = ({ host }) => host.device.makeRoom({});
