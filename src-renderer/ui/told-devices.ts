/**
 * What the hub told last of the centre's devices. Lives in memory only, so that without a network a screen can show what
 * was known while the program runs.
 */
import { create } from 'zustand';
import type { DeviceId } from '../../shared/kernel/ids';
import type { DeviceAccess } from '../../shared/records/device-access';

/** What only the hub knows of a device. */
export type HubWord = {
  readonly deviceId: DeviceId;
  readonly name: string;
  readonly enrolledAt: string;
  readonly lastSeenAt: string | null;
  readonly program: string | null;
  /** How many changes waited on it, as it said last. */
  readonly waiting: number | null;
  readonly access: DeviceAccess['access'];
};

export type ToldDevices = {
  /** Null: the hub was not asked yet. */
  readonly told: readonly HubWord[] | null;
  /** When it answered last. */
  readonly at: string | null;
};

export const useToldDevices = create<ToldDevices>()(() => ({ told: null, at: null }));
