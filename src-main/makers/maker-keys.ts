/** The keys that a device holds changes to: its own, the hub's, and those that the hub tells of. */
import type { DeviceId } from '../../shared/kernel/ids';
import type { MakerKeys } from './check-makers';
import type { Makers, MakersHub } from './makers';

/** @param here this device, whose key nobody need tell it */
export function makerKeys(
  { devices, people }: Pick<Makers, 'devices' | 'people'>,
  hub: MakersHub,
  here: { readonly deviceId: DeviceId; readonly publicKey: string },
): MakerKeys {
  return {
    publicKeysOf: (deviceId) => {
      if (deviceId === hub.hubId) return [hub.hubPublicKey];
      const told = devices[deviceId]?.publicKeys ?? [];
      return deviceId === here.deviceId ? [here.publicKey, ...told] : told;
    },
    personOf: (serial) => people[serial] ?? null,
  };
}
