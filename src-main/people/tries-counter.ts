/**
 * Counts wrong PINs where nothing gives them back: in the journal, and in the mirror outside the device's folder. A disk
 * that is too full for the journal has room for the reserve, which stands there already. The highest of the three counts.
 */
import type { StaffId } from '../../shared/kernel/ids';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { World } from '../../shared/kernel/world';
import type { JournalEntry } from '../../shared/protocol/journal-entry';
import { storageProblem } from '../disk/storage-problem';
import type { PeopleHere } from '../follow/people-here';
import { freeTries } from './pin-tries';
import type { TriesMirror } from './tries-mirror';

export type TriesCounterParts = {
  readonly people: () => PeopleHere;
  /** Appends to the journal and follows it; a failure leaves nothing behind. */
  readonly keep: (entry: JournalEntry) => Promise<Result<unknown>>;
  readonly mirror: TriesMirror;
  /** Inside the device's folder, beside the journal. */
  readonly reserve: TriesMirror;
  readonly world: Pick<World, 'now'>;
};

export type TriesCounter = {
  /** Reads what earlier runs counted, and sees to it that there is a reserve: before it, nobody can try. */
  readonly start: () => Promise<void>;
  /** Wrong PINs of this person since the last right one. */
  readonly wrongOf: (staffId: StaffId) => number;
  /** Looks whether another program over a copy of the folder counted on; true when it did, and higher than this one. */
  readonly look: (staffId: StaffId) => Promise<boolean>;
  /** Counts a try before it is made; what it resolves to is on disk. */
  readonly countTry: (staffId: StaffId) => Promise<Result<number>>;
  /** The try was right. */
  readonly countRight: (staffId: StaffId) => Promise<Result<unknown>>;
  /** A new key begins without wrong tries. */
  readonly begin: (staffId: StaffId) => Promise<void>;
  /** The mirror could be written when it was last tried. */
  readonly isMirrored: () => boolean;
};

const isFull = (kept: Result<unknown>): boolean => !kept.ok && kept.problem.code === 'disk-full';

/** The counter of a device. One call at a time. */
export function createTriesCounter(parts: TriesCounterParts): TriesCounter {
  const { people, keep, mirror, reserve, world } = parts;
  const mirrored = new Map<StaffId, number>();
  /** What the mirror said or was given last; other than `mirrored` where it cannot be written. */
  const inMirror = new Map<StaffId, number>();
  const reserved = new Map<StaffId, number>();
  /** What the journal still holds against a person whose right PIN it had no room for. */
  const settled = new Map<StaffId, number>();

  let isMirrored = true;

  const atNow = (): string => world.now().toISOString();
  const inJournal = (staffId: StaffId): number =>
    Math.max(0, (people()[staffId]?.wrong ?? 0) - (settled.get(staffId) ?? 0));
  const beside = (staffId: StaffId): number =>
    Math.max(mirrored.get(staffId) ?? 0, reserved.get(staffId) ?? 0);
  const wrongOf = (staffId: StaffId): number => Math.max(inJournal(staffId), beside(staffId));
  const mirrorCount = async (staffId: StaffId, wrong: number): Promise<void> => {
    mirrored.set(staffId, wrong);
    // A mirror that cannot be written must not keep somebody from their exam: the try is counted beside the journal.
    try {
      await mirror.write(staffId, wrong);
      inMirror.set(staffId, wrong);
      isMirrored = true;
    } catch {
      isMirrored = false;
    }
  };
  const reserveCount = async (staffId: StaffId, wrong: number): Promise<void> => {
    await reserve.write(staffId, wrong);
    reserved.set(staffId, wrong);
  };
  const clearBeside = async (staffId: StaffId): Promise<void> => {
    // One that cannot be cleared goes on counting: it may cost a wait, and gives no try.
    if (reserved.get(staffId) !== 0) await reserveCount(staffId, 0).catch(() => undefined);
    await mirrorCount(staffId, 0);
  };

  const readAtStart = async (staffId: StaffId): Promise<void> => {
    const there = await mirror.read(staffId);
    inMirror.set(staffId, there ?? 0);
    if (there === null) await mirrorCount(staffId, freeTries);
    else mirrored.set(staffId, there);
    const kept = await reserve.read(staffId);
    if (kept === null) await reserveCount(staffId, 0).catch(() => undefined);
    else reserved.set(staffId, kept);
  };

  return {
    start: async () => {
      for (const staffId of Object.keys(people()) as StaffId[]) await readAtStart(staffId);
    },
    wrongOf,
    look: async (staffId) => {
      const before = wrongOf(staffId);
      const there = (await mirror.read(staffId)) ?? 0;
      const isCountedElsewhere = there > (inMirror.get(staffId) ?? 0);
      inMirror.set(staffId, there);
      if (isCountedElsewhere && there > before) mirrored.set(staffId, there);
      reserved.set(staffId, Math.max(reserved.get(staffId) ?? 0, (await reserve.read(staffId)) ?? 0));
      return wrongOf(staffId) > before;
    },
    countTry: async (staffId) => {
      const tried = await keep({ kind: 'pin-tried', staffId, at: atNow() });
      if (!tried.ok && !isFull(tried)) return tried;
      const wrong = Math.max(inJournal(staffId) + (tried.ok ? 0 : 1), beside(staffId) + 1);
      try {
        // A reserve that counted goes on counting until the PIN was right: the journal knows nothing of those tries.
        if (!tried.ok || (reserved.get(staffId) ?? 0) > 0) await reserveCount(staffId, wrong);
      } catch (error) {
        return tried.ok ? err(storageProblem(error)) : tried;
      }
      await mirrorCount(staffId, wrong);
      return ok(wrong);
    },
    countRight: async (staffId) => {
      const right = await keep({ kind: 'pin-right', staffId, at: atNow() });
      if (!right.ok && !isFull(right)) return right;
      if (right.ok) settled.delete(staffId);
      else settled.set(staffId, people()[staffId]?.wrong ?? 0);
      await clearBeside(staffId);
      return ok(null);
    },
    begin: async (staffId) => {
      settled.delete(staffId);
      await clearBeside(staffId);
    },
    isMirrored: () => isMirrored,
  };
}
