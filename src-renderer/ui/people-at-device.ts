/**
 * What the page remembers, in memory only, of the people at this device: a personal code that came with the link of the
 * device, until a PIN was chosen with it; and who worked here last, so that they unlock by their PIN alone.
 */
import { create } from 'zustand';
import type { StaffId } from '../../shared/kernel/ids';

type PeopleAtDevice = {
  readonly personalCode: string | null;
  readonly keepPersonalCode: (code: string | null) => void;
  readonly lastWorker: StaffId | null;
  readonly noteWorker: (staffId: StaffId) => void;
};

export const usePeopleAtDevice = create<PeopleAtDevice>()((set) => ({
  personalCode: null,
  keepPersonalCode: (personalCode) => set({ personalCode }),
  lastWorker: null,
  noteWorker: (lastWorker) => set({ lastWorker }),
}));
