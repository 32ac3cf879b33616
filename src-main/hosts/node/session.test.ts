/** What a run of the host remembers of its pages, and for how long. */
import { expect, it } from 'vitest';
import { callToken, type Ticket } from '../../../shared/contract/host-ticket';
import { realWorld } from '../../../shared/kernel/real-world';
import { createSession, type Session } from './session';

const origin = 'http://127.0.0.1:47615';
const hours = (count: number): number => count * 3_600_000;
const pageNonce = 'n'.repeat(32);

/** Meets and shows the token; what it may then do. */
async function enter(session: Session, ticket: Ticket) {
  const answer = await session.meet({ id: ticket.id, nonce: pageNonce }, origin);
  if (!answer) return null;
  const token = await callToken({ ticket, origin, pageNonce, hostNonce: answer.nonce });
  return session.admit(token)?.right ?? null;
}

it('nothing of a run is made of the device secret, and no two runs are alike', () => {
  const [one, other] = [createSession(realWorld), createSession(realWorld)];
  expect(one.owner).not.toEqual(other.owner);
  expect(one.newLink()).not.toEqual(one.newLink());
});

it('a tab of a run that crashed is known for twelve hours, and by one run only', async () => {
  const first = createSession(realWorld);
  expect(await enter(first, first.newLink())).toBe('page');
  const [tab] = first.tabs();
  if (!tab) throw new Error('no tab');
  expect(await enter(createSession(realWorld, first.tabs()), tab)).toBe('page');
  expect(await enter(createSession(realWorld), tab)).toBeNull();
  const later = (ms: number) => ({ ...realWorld, now: () => new Date(Date.now() + ms) });
  expect(await enter(createSession(later(hours(11)), first.tabs()), tab)).toBe('page');
  expect(await enter(createSession(later(hours(13)), first.tabs()), tab)).toBeNull();
});

it('more hellos than anybody has pages cost no memory', async () => {
  const session = createSession(realWorld);
  const link = session.newLink();
  for (let n = 0; n < 1000; n++) await session.meet({ id: link.id, nonce: pageNonce }, origin);
  expect(await enter(session, link)).toBe('page');
  expect(session.tabs()).toHaveLength(1);
});
