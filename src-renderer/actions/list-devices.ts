/** The centre's devices as the hub sees them at this moment. */
import type { ListedDevice } from '../../shared/protocol/hub-api';
import type { Action } from './action';

export const listDevices: Action<null, { readonly devices: readonly ListedDevice[] }> = ({ host }) =>
  host.sync.devices({});
