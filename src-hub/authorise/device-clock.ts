/**
 * When a change was made, as far as clocks tell. A device says with each request what its clock shows and how long its
 * program runs, so that what differs from the hub's own clock is taken off. It is the device's word, and gives nothing that
 * a clock set wrong did not give before; what ends a certificate for good is the hub's own clock (`mayComeIn`).
 */
import type { Change } from '../../shared/protocol/change';
import type { Session } from './prove-session';

export type DeviceClock = {
  /** What it shows, in milliseconds since 1970. */
  readonly shownMs: number;
  /** How long the device's program runs. */
  readonly elapsedMs: number;
  /** Number, in the device's chain, of the first change that this run of the program can have made. */
  readonly runFrom: number;
};

/** A request of the device that made what it brings. */
export type Arrival = {
  /** By the hub's clock. */
  readonly atMs: number;
  /** As the device told; null where it does not tell. */
  readonly clock: DeviceClock | null;
};

/** `<milliseconds since 1970> <milliseconds that the program runs> <number>`: more digits than a moment needs are none. */
const pattern = /^(\d{1,15}) (\d{1,13}) (\d{1,15})$/;

/** @param told value of the header `vakproef-clock`; null where it is none */
export function readDeviceClock(told: string | undefined): DeviceClock | null {
  const [, shown, elapsed, from] = pattern.exec(told ?? '') ?? [];
  if (shown === undefined) return null;
  return { shownMs: Number(shown), elapsedMs: Number(elapsed), runFrom: Number(from) };
}

type Timed = Pick<Change, 'occurredAt' | 'elapsedMs' | 'deviceSeq'>;

/**
 * Moments by the hub's clock at which the change may have been made, never later than it came in: by how far the device's
 * clock is off now, and where the same run of the program made it, by how long ago that is. Without a clock: its own word.
 */
export function momentsOf(change: Timed, arrival: Arrival | null): readonly number[] {
  const saidMs = Date.parse(change.occurredAt);
  if (!arrival?.clock) return [saidMs];
  const { shownMs, elapsedMs, runFrom } = arrival.clock;
  const byDifference = Math.min(arrival.atMs, saidMs - (shownMs - arrival.atMs));
  const sinceMs = elapsedMs - change.elapsedMs;
  // The clock was put right after the change was made: how long the program runs tells it all the same.
  const isOfThisRun = change.deviceSeq >= runFrom && sinceMs >= 0;
  return isOfThisRun ? [byDifference, arrival.atMs - sinceMs] : [byDifference];
}

/** Clocks of device and hub may differ by so much. */
const clockSlackMs = 3_600_000;
/** As long after it ran out a device may bring what was made under a certificate, whatever its clock says. */
const broughtWithinMs = 92 * 24 * 3_600_000;

type Validity = Pick<Session, 'validFrom' | 'validUntil'>;

/** Whether the certificate of the session holds at that moment, give or take what clocks differ. */
export const holdsAt = ({ validFrom, validUntil }: Validity, moment: number): boolean =>
  moment >= Date.parse(validFrom) - clockSlackMs && moment <= Date.parse(validUntil) + clockSlackMs;

/** Whether anything may still come in under that certificate. */
export const mayComeIn = ({ validUntil }: Validity, atMs: number): boolean =>
  atMs <= Date.parse(validUntil) + broughtWithinMs;
