/**
 * What main answers about people, for tests of the page: one PIN is right for everybody, one personal code is good, and
 * every call is kept.
 */

import type { HostClients } from '../../shared/contract/host';
import type { People, Session } from '../../shared/contract/people-contract';
import type { StaffId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { PersonSignature } from '../../shared/records/person-signature';
import { anId } from '../builders/an-exam';

export const rightPin = '271828';
export const goodCode = 'ABCD-1234';
export const aPersonSignature: PersonSignature = { serial: anId<'Certificate'>(8801), signature: 'aGFuZA==' };

type Calls = HostClients['people'];
export type FakePeople = {
  readonly calls: Pick<Calls, 'begin' | 'unlock' | 'lock' | 'handOver' | 'changePin' | 'confirm'>;
  /** Signing in with an account: whoever began it is let in with any PIN. */
  readonly identityCalls: Pick<HostClients['identity'], 'start' | 'cancel' | 'finish'>;
  /** Names and inputs of the calls so far. */
  readonly asked: readonly (readonly [name: string, input: unknown])[];
};

/** @param enter called with who works here from then on */
export function fakePeople(enter: (staffId: StaffId | null) => void): FakePeople {
  const asked: (readonly [string, unknown])[] = [];
  const sessionOf = (staffId: StaffId): Session => ({
    sessionId: anId<'Session'>(8802),
    staffId,
    roles: [],
    openedAt: '2026-11-24T08:00:00.000Z',
  });
  const wrong = err(problem('pin-wrong', { triesLeft: 5 }));
  const enterAs = (staffId: StaffId): Result<Session> => {
    enter(staffId);
    return ok(sessionOf(staffId));
  };
  return {
    asked,
    identityCalls: {
      start: async (input) => {
        asked.push(['start', input]);
        return ok({});
      },
      cancel: async () => {
        asked.push(['cancel', {}]);
        return ok({});
      },
      finish: async (input) => {
        asked.push(['finish', input]);
        return enterAs(anId<'Staff'>(8000));
      },
    },
    calls: {
      begin: async (input) => {
        asked.push(['begin', input]);
        if (input.code !== null && input.code !== goodCode) return err(problem('personal-code-unknown'));
        return enterAs(input.staffId ?? anId<'Staff'>(8000));
      },
      unlock: async (input) => {
        asked.push(['unlock', input]);
        return input.pin === rightPin ? enterAs(input.staffId) : wrong;
      },
      lock: async () => {
        asked.push(['lock', {}]);
        enter(null);
        return ok({});
      },
      handOver: async (input) => {
        asked.push(['handOver', input]);
        return ok({});
      },
      changePin: async (input) => {
        asked.push(['changePin', input]);
        return input.pin === rightPin ? ok({}) : wrong;
      },
      confirm: async (input) => {
        asked.push(['confirm', input]);
        return input.pin === rightPin ? ok(aPersonSignature) : wrong;
      },
    },
  };
}

/** One person with a PIN on the device. */
export const aPersonHere = (over: Partial<People['persons'][number]> = {}): People['persons'][number] => ({
  staffId: anId<'Staff'>(8000),
  validUntil: '2099-01-01T00:00:00.000Z',
  triesLeft: 10,
  waitMs: 0,
  ...over,
});
