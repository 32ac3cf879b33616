/** Says who works on this device from now on; null signs out. The journal names that person with every change. */
import type { DeviceProfile } from '../../shared/contract/device-contract';
import type { StaffId } from '../../shared/kernel/ids';
import type { Action } from './action';

export const signIn: Action<StaffId | null, DeviceProfile> = ({ host }, staffId) =>
  host.device.signIn({ staffId });
