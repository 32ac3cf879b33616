/**
 * Opens a person's key with a PIN, and counts. The try is counted on disk before the PIN is looked at: pulling the plug,
 * starting again or setting the clock gives no try back. A wait runs by the clock that only runs forward; a start begins
 * it anew.
 */
import type { StaffId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { World } from '../../shared/kernel/world';
import type { PersonCertificate } from '../../shared/records/person-certificate';
import { openPersonKey, type PersonKeyParts } from './person-key';
import { triesLeft, waitAfter } from './pin-tries';
import { createTriesCounter, type TriesCounterParts } from './tries-counter';

export type PinGuardParts = Omit<PersonKeyParts, 'world'> & TriesCounterParts & { readonly world: World };

export type PinStanding = { readonly triesLeft: number; readonly waitMs: number };

/** A key, and the certificate that stood over it when it was opened. */
export type OpenedKey = {
  /** 32 secret bytes. */
  readonly seed: Uint8Array;
  readonly certificate: PersonCertificate;
};

export type PinGuard = {
  /** How this person stands, before a next try. */
  readonly standing: (staffId: StaffId) => PinStanding;
  /** Opens the person's key. */
  readonly open: (staffId: StaffId, pin: string) => Promise<Result<OpenedKey>>;
  /** A new key begins without wrong tries. */
  readonly begin: (staffId: StaffId) => Promise<void>;
  /** Reads what was counted before: before it, nobody can try. */
  readonly start: () => Promise<void>;
  /** Tries are counted outside the device's folder, too. */
  readonly isMirrored: () => boolean;
};

/** The guard of a device. One try at a time, whoever asks. */
export function createPinGuard(parts: PinGuardParts): PinGuard {
  const { people, world } = parts;
  const counter = createTriesCounter(parts);
  /** When the last try of this run failed; what failed in an earlier run failed at the start of this one. */
  const failedAtMs = new Map<StaffId, number>();
  const startedAtMs = world.monotonicMs();
  let queue: Promise<unknown> = Promise.resolve();

  const standing = (staffId: StaffId): PinStanding => {
    const wrong = counter.wrongOf(staffId);
    const since = world.monotonicMs() - (failedAtMs.get(staffId) ?? startedAtMs);
    return { triesLeft: triesLeft(wrong), waitMs: Math.max(0, waitAfter(wrong) - since) };
  };
  const refuse = (staffId: StaffId) => {
    const { triesLeft: left, waitMs } = standing(staffId);
    if (left === 0) return problem('pin-blocked');
    return waitMs > 0 ? problem('pin-wait', { seconds: Math.ceil(waitMs / 1000) }) : null;
  };
  const tryOnce = async (staffId: StaffId, pin: string): Promise<Result<OpenedKey>> => {
    const person = people()[staffId];
    if (!person) return err(problem('person-unknown'));
    // When another program counted is not known: the wait begins now.
    if (await counter.look(staffId)) failedAtMs.set(staffId, world.monotonicMs());
    const refusal = refuse(staffId);
    if (refusal) return err(refusal);
    const tried = await counter.countTry(staffId);
    if (!tried.ok) return tried;
    const seed = await openPersonKey(parts, staffId, pin, person);
    if (!seed) {
      failedAtMs.set(staffId, world.monotonicMs());
      return err(problem('pin-wrong', { triesLeft: triesLeft(tried.value) }));
    }
    const right = await counter.countRight(staffId);
    return right.ok ? ok({ seed, certificate: person.certificate }) : right;
  };
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const outcome = queue.then(work);
    queue = outcome.catch(() => undefined);
    return outcome;
  };

  return {
    standing,
    open: (staffId, pin) => inTurn(() => tryOnce(staffId, pin)),
    begin: (staffId) =>
      inTurn(async () => {
        failedAtMs.delete(staffId);
        await counter.begin(staffId);
      }),
    start: counter.start,
    isMirrored: counter.isMirrored,
  };
}
