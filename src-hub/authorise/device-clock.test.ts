/** H47: a clock that is wrong makes nobody doubted, and none makes a certificate that ran out valid for ever. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { newId } from '../../shared/kernel/ids';
import { aSigner } from '../../test/hub/a-signer';
import { type Arrival, readDeviceClock } from './device-clock';
import { mayWrite, type Sessions } from './may-write';
import type { Session } from './prove-session';

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
const validFrom = Date.parse('2026-11-20T09:00:00.000Z');
const validUntil = validFrom + 14 * day;
const iso = (ms: number): string => new Date(ms).toISOString();

const writer = aSigner(newId<'Organisation'>());
const session: Session = {
  sessionId: newId<'Session'>(),
  staffId: newId<'Staff'>(),
  publicKey: writer.publicKey,
  roles: ['examiner'],
  validFrom: iso(validFrom),
  validUntil: iso(validUntil),
  openedSeq: 5,
};
const sessions: Sessions = new Map([[session.sessionId, session]]);

type Made = {
  /** When it was made in truth. */
  readonly at: number;
  /** When it comes in. */
  readonly in: number;
  /** How far the device's clock is ahead while it is made, and when it is handed in. */
  readonly ahead: number;
  readonly aheadLater?: number;
  /** The program was started anew in between. */
  readonly isRestarted?: boolean;
};

/** Why the hub doubts a mark; null when it does not. */
function doubtOf({ at, in: atMs, ahead, aheadLater = ahead, isRestarted = false }: Made, told = true) {
  const startedAt = at - 20 * minute;
  const { change } = writer.sign(
    {},
    {
      sessionId: session.sessionId,
      actorId: session.staffId,
      deviceSeq: 6,
      occurredAt: iso(at + ahead),
      elapsedMs: at - startedAt,
    },
  );
  const clock = {
    shownMs: atMs + aheadLater,
    elapsedMs: isRestarted ? minute : atMs - startedAt,
    runFrom: isRestarted ? 9 : 4,
  };
  const arrival: Arrival = { atMs, clock: told ? clock : null };
  return mayWrite(change, { ...writer, arrival }, sessions)?.reason ?? null;
}

describe('a mark given while the certificate held', () => {
  test.each<[string, Made]>([
    ['of a clock that is right', { at: validFrom + day, in: validFrom + 2 * day, ahead: 0 }],
    ['of a clock two days ahead', { at: validUntil - hour, in: validUntil, ahead: 2 * day }],
    ['of a clock two days behind', { at: validFrom + hour, in: validFrom + 2 * hour, ahead: -2 * day }],
    [
      'of a clock years behind, offline for a month',
      { at: validFrom + day, in: validUntil + 30 * day, ahead: -9999 * day },
    ],
    [
      'of a clock that the network put right before it was handed in',
      { at: validFrom + hour, in: validFrom + 2 * hour, ahead: -2 * day, aheadLater: 0 },
    ],
    [
      'of a clock that a flat battery set back after it, as long as the certificate holds',
      { at: validFrom + day, in: validFrom + 2 * day, ahead: 0, aheadLater: -9999 * day, isRestarted: true },
    ],
  ])('%s is not doubted', (_name, made) => expect(doubtOf(made)).toBeNull());

  it('is not doubted whatever the clock shows, as long as it shows the same when it is handed in', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 14 * day }),
        fc.integer({ min: 0, max: 60 * day }),
        fc.integer({ min: -4000 * day, max: 4000 * day }),
        fc.boolean(),
        (after, later, ahead, isRestarted) => {
          const at = validFrom + after;
          expect(doubtOf({ at, in: at + later, ahead, isRestarted })).toBeNull();
        },
      ),
    );
  });
});

describe('a mark given after the certificate ran out', () => {
  test.each<[string, Made]>([
    ['by a clock that is right', { at: validUntil + 2 * hour, in: validUntil + day, ahead: 0 }],
    [
      'by a clock that was set back and stays so',
      { at: validUntil + 9 * day, in: validUntil + 10 * day, ahead: -12 * day },
    ],
  ])('%s is doubted', (_name, made) => expect(doubtOf(made)).toBe('certificate'));

  it('is doubted whatever clock is shown and told, once it comes in three months after', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 93 * day, max: 3000 * day }),
        fc.integer({ min: -4000 * day, max: 4000 * day }),
        fc.integer({ min: -4000 * day, max: 4000 * day }),
        fc.boolean(),
        fc.boolean(),
        (late, ahead, aheadLater, isRestarted, told) => {
          const at = validUntil + late;
          expect(doubtOf({ at, in: at, ahead, aheadLater, isRestarted }, told)).toBe('certificate');
        },
      ),
    );
  });
});

it('a device that tells no clock is taken at its word, as before', () => {
  expect(doubtOf({ at: validFrom + day, in: validFrom + day, ahead: 0 }, false)).toBeNull();
  expect(doubtOf({ at: validFrom + day, in: validFrom + day, ahead: -3 * day }, false)).toBe('certificate');
});

it('what is no clock is none', () => {
  expect(readDeviceClock('1764180000000 5000 13')).toEqual({
    shownMs: 1764180000000,
    elapsedMs: 5000,
    runFrom: 13,
  });
  for (const told of [undefined, '', '1 2', '-1 2 3', '1 2 3 4', 'nu 2 3', `${'9'.repeat(16)} 1 1`])
    expect(readDeviceClock(told)).toBeNull();
});
