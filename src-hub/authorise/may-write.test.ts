import { describe, expect, test } from 'vitest';
import { newId } from '../../shared/kernel/ids';
import type { Change } from '../../shared/protocol/change';
import { aDocumentDraft, aSigner } from '../../test/hub/a-signer';
import { mayWrite, type Sessions } from './may-write';
import type { Session } from './prove-session';

const writer = aSigner(newId<'Organisation'>());
const session: Session = {
  sessionId: newId<'Session'>(),
  staffId: newId<'Staff'>(),
  publicKey: writer.publicKey,
  roles: ['administrator', 'examiner'],
  validFrom: '2026-11-20T09:00:00.000Z',
  validUntil: '2026-12-04T09:00:00.000Z',
  openedSeq: 5,
};
const sessions: Sessions = new Map([[session.sessionId, session]]);
const inSession = { sessionId: session.sessionId, actorId: session.staffId, deviceSeq: 6 };
const anEvent = (envelope: Partial<Change> = {}) => writer.sign({}, { ...inSession, ...envelope }).change;
const aDocument = (envelope: Partial<Change> = {}) =>
  writer.sign(aDocumentDraft(newId<'Participant'>(), null), { ...inSession, ...envelope }).change;

test('H32: in a session that is theirs somebody writes what one of their roles may', () => {
  expect(mayWrite(anEvent(), writer, sessions)).toBeNull();
  expect(mayWrite(aDocument(), writer, sessions)).toBeNull();
  const reader = new Map([[session.sessionId, { ...session, roles: ['reader'] }]]);
  expect(mayWrite(anEvent(), writer, reader)).toEqual({ reason: 'role', isRefusal: false });
  expect(mayWrite(aDocument(), writer, reader)).toEqual({ reason: 'role', isRefusal: true });
});

describe('H32: there is no session', () => {
  test.each<[string, Partial<Change>]>([
    ['where none is named', { sessionId: null }],
    ['where one is named that nobody opened', { sessionId: newId<'Session'>() }],
    ['for somebody else than who opened it', { actorId: newId<'Staff'>() }],
    ['for nobody', { actorId: null }],
    ['before it was opened', { deviceSeq: 4 }],
  ])('%s', (_name, envelope) => {
    expect(mayWrite(anEvent(envelope), writer, sessions)).toEqual({
      reason: 'no-session',
      isRefusal: false,
    });
    expect(mayWrite(aDocument(envelope), writer, sessions)).toEqual({
      reason: 'no-session',
      isRefusal: true,
    });
  });
});

describe('H32: a certificate holds', () => {
  test.each([
    ['from an hour before it was given', '2026-11-20T08:00:00.000Z', null],
    ['not earlier', '2026-11-20T07:59:59.999Z', 'certificate'],
    ['until an hour after it ran out', '2026-12-04T10:00:00.000Z', null],
    ['not later', '2026-12-04T10:00:00.001Z', 'certificate'],
  ])('%s', (_name, occurredAt, reason) => {
    expect(mayWrite(anEvent({ occurredAt }), writer, sessions)?.reason ?? null).toBe(reason);
  });

  test('for no session that nothing proves', () => {
    const unproved: Sessions = new Map([[session.sessionId, null]]);
    expect(mayWrite(anEvent(), writer, unproved)).toEqual({ reason: 'certificate', isRefusal: false });
  });
});

test('H34: a device that was shut out may write nothing, and what it recorded is doubted, whoever worked on it', () => {
  const gone = { ...writer, isRevoked: true };
  expect(mayWrite(anEvent(), gone, sessions)).toEqual({ reason: 'device', isRefusal: false });
  expect(mayWrite(aDocument(), gone, sessions)).toEqual({ reason: 'device', isRefusal: true });
});
