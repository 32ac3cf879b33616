/**
 * Which news each person at this device has read, in the browser's storage; it holds fingerprints only, so that neither a name nor
 * an id stands there. What is lost of it is told once more.
 */
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { hashText } from '../../shared/kernel/hash-text';
import type { StaffId } from '../../shared/kernel/ids';

/** More than a person gets in the fortnight that news is kept, for all people at a device. */
const mostKept = 2000;

type ReadNews = {
  /** Fingerprints of what was read by whom, the latest last. */
  readonly read: readonly string[];
  readonly noteRead: (staffId: StaffId, keys: readonly string[]) => void;
};

const fingerprintOf = (staffId: StaffId, key: string): string => hashText(`${staffId} ${key}`);

/** Whether somebody has read what this is the key of. */
export const isRead = (read: ReadonlySet<string>, staffId: StaffId, key: string): boolean =>
  read.has(fingerprintOf(staffId, key));

export const useReadNews = create<ReadNews>()(
  persist(
    (set) => ({
      read: [],
      noteRead: (staffId, keys) =>
        set(({ read }) => ({
          read: [...new Set([...read, ...keys.map((key) => fingerprintOf(staffId, key))])].slice(-mostKept),
        })),
    }),
    {
      name: 'vakproef-read-news',
      version: 1,
      partialize: ({ read }) => ({ read }),
      merge: (stored, fresh) => {
        const { read } = (stored ?? {}) as { readonly read?: unknown };
        return { ...fresh, read: Array.isArray(read) ? read.filter((one) => typeof one === 'string') : [] };
      },
    },
  ),
);
