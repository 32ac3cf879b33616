/**
 * Opens a person's key with a PIN, and counts. The try stands in the journal, and beside it in the mirror, before the PIN
 * is looked at: pulling the plug, starting again or setting the clock gives no try back. A wait runs by the clock that
 * only runs forward; a start begins it anew.
 */
import type { StaffId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { World } from '../../shared/kernel/world';
import type { JournalEntry } from '../../shared/protocol/journal-entry';
import type { PeopleHere } from '../follow/people-here';
import { openPersonKey, type PersonKeyParts } from './person-key';
import { freeTries, triesLeft, waitAfter } from './pin-tries';
import type { TriesMirror } from './tries-mirror';

export type PinGuardParts = Omit<PersonKeyParts, 'world'> & {
  readonly people: () => PeopleHere;
  /** Appends to the journal and follows it; a failure leaves nothing behind. */
  readonly keep: (entry: JournalEntry) => Promise<Result<unknown>>;
  readonly mirror: TriesMirror;
  readonly world: World;
};

export type PinStanding = { readonly triesLeft: number; readonly waitMs: number };

export type PinGuard = {
  /** How this person stands, before a next try. */
  readonly standing: (staffId: StaffId) => PinStanding;
  /** The 32 secret bytes of the person's key. */
  readonly open: (staffId: StaffId, pin: string) => Promise<Result<Uint8Array>>;
  /** A new key begins without wrong tries. */
  readonly begin: (staffId: StaffId) => Promise<void>;
  /** Reads the mirror: before it, nobody can try. */
  readonly start: () => Promise<void>;
};

/** The guard of a device. One try at a time, whoever asks. */
export function createPinGuard(parts: PinGuardParts): PinGuard {
  const { people, keep, mirror, world } = parts;
  const mirrored = new Map<StaffId, number>();
  /** What the mirror said or was given last; other than `mirrored` where it cannot be written. */
  const inMirror = new Map<StaffId, number>();
  /** When the last try of this run failed; what failed in an earlier run failed at the start of this one. */
  const failedAtMs = new Map<StaffId, number>();
  const startedAtMs = world.monotonicMs();
  let queue: Promise<unknown> = Promise.resolve();

  const wrongOf = (staffId: StaffId): number =>
    Math.max(people()[staffId]?.wrong ?? 0, mirrored.get(staffId) ?? 0);
  const standing = (staffId: StaffId): PinStanding => {
    const wrong = wrongOf(staffId);
    const since = world.monotonicMs() - (failedAtMs.get(staffId) ?? startedAtMs);
    return { triesLeft: triesLeft(wrong), waitMs: Math.max(0, waitAfter(wrong) - since) };
  };
  const refuse = (staffId: StaffId) => {
    const { triesLeft: left, waitMs } = standing(staffId);
    if (left === 0) return problem('pin-blocked');
    return waitMs > 0 ? problem('pin-wait', { seconds: Math.ceil(waitMs / 1000) }) : null;
  };
  const mirrorCount = async (staffId: StaffId, wrong: number): Promise<void> => {
    mirrored.set(staffId, wrong);
    await mirror.write(staffId, wrong);
    inMirror.set(staffId, wrong);
  };
  /** A program over a copy of the folder counts in the same mirror, now: what it counted must not be written over. */
  const seeMirror = async (staffId: StaffId): Promise<void> => {
    const there = (await mirror.read(staffId)) ?? 0;
    const isCountedElsewhere = there > (inMirror.get(staffId) ?? 0);
    inMirror.set(staffId, there);
    if (!isCountedElsewhere || there <= wrongOf(staffId)) return;
    mirrored.set(staffId, there);
    // When it was wrong there is not known: the wait begins now.
    failedAtMs.set(staffId, world.monotonicMs());
  };
  const readAtStart = async (staffId: StaffId): Promise<void> => {
    const there = await mirror.read(staffId);
    inMirror.set(staffId, there ?? 0);
    mirrored.set(staffId, there ?? freeTries);
  };
  const tryOnce = async (staffId: StaffId, pin: string): Promise<Result<Uint8Array>> => {
    const person = people()[staffId];
    if (!person) return err(problem('person-unknown'));
    await seeMirror(staffId);
    const refusal = refuse(staffId);
    if (refusal) return err(refusal);
    const at = world.now().toISOString();
    const tried = await keep({ kind: 'pin-tried', staffId, at });
    if (!tried.ok) return tried;
    const wrong = Math.max(people()[staffId]?.wrong ?? 0, (mirrored.get(staffId) ?? 0) + 1);
    // A mirror that cannot be written must not keep somebody from their exam: the journal has counted.
    await mirrorCount(staffId, wrong).catch(() => undefined);
    const seed = await openPersonKey(parts, staffId, pin, person);
    if (!seed) {
      failedAtMs.set(staffId, world.monotonicMs());
      return err(problem('pin-wrong', { triesLeft: triesLeft(wrong) }));
    }
    const right = await keep({ kind: 'pin-right', staffId, at });
    if (!right.ok) return right;
    await mirrorCount(staffId, 0).catch(() => undefined);
    return ok(seed);
  };

  return {
    standing,
    open: (staffId, pin) => {
      const outcome = queue.then(() => tryOnce(staffId, pin));
      queue = outcome.catch(() => undefined);
      return outcome;
    },
    begin: async (staffId) => {
      failedAtMs.delete(staffId);
      await mirrorCount(staffId, 0).catch(() => undefined);
    },
    start: async () => {
      for (const staffId of Object.keys(people()) as StaffId[]) await readAtStart(staffId);
    },
  };
}
