// @vitest-environment happy-dom
/** A page that goes hands over what was typed in it, however it goes; one that cannot asks before it does. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { DeviceProfile } from '../../shared/contract/device-contract';
import { createLiveValue } from '../../shared/kernel/live-value';
import { problem } from '../../shared/kernel/problem';
import { anId } from '../../test/builders/an-exam';
import { manualTimers } from '../../test/fakes/manual-timers';
import { type MemoryTyped, memoryTyped } from '../../test/fakes/memory-typed';
import { keepAfterMs } from '../writer/typed-shelf';
import { createTypedTexts, type TypedTexts } from '../writer/typed-texts';
import { keepTyped } from './keep-typed';

const fatma = anId<'Staff'>(8000);
let main: MemoryTyped;
let timers: ReturnType<typeof manualTimers>;
let typed: TypedTexts;
let stop: () => void;
const flushed = vi.fn();
const begin = (asksToStay: boolean): void => {
  stop?.();
  stop = keepTyped(
    { typed, drafts: { of: () => null, flush: async () => flushed(), isStuck: () => false } },
    window,
    asksToStay,
  );
};
const shelf = () => typed.current.get();
const leave = (): boolean => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));

beforeEach(() => {
  main = memoryTyped();
  timers = manualTimers();
  const profile = createLiveValue({ actorId: fatma } as DeviceProfile);
  typed = createTypedTexts({ client: main.client, profile, after: timers.after });
  begin(true);
});
afterEach(() => stop());

it.each([
  ['is closed or reloaded', () => window.dispatchEvent(new Event('pagehide'))],
  ['is about to be', leave],
  ['loses the focus', () => window.dispatchEvent(new Event('blur'))],
  ['is frozen', () => document.dispatchEvent(new Event('freeze'))],
])('hands over what is typed when it %s', async (_how, go) => {
  shelf().type('a', 'De WPS');
  flushed.mockClear();
  go();
  expect(flushed).toHaveBeenCalled();
  await timers.pass(0);
  expect(main.keptOf(fatma)).toEqual({ a: 'De WPS' });
});

it('asks to stay while main cannot keep what is typed, and at no other time', async () => {
  shelf().type('a', 'De WPS');
  expect(leave()).toBe(false);
  main.refuse(problem('host-unreachable'));
  shelf().type('a', 'De WPS en');
  await timers.pass(keepAfterMs);
  expect(leave()).toBe(true);
  // A window that would not close, and could not say why, helps nobody.
  begin(false);
  expect(leave()).toBe(false);
});

it('asks main when it comes back: another window may have kept more', async () => {
  await main.client.keep({ ownerId: fatma, texts: [{ field: 'b', text: 'elders' }] });
  window.dispatchEvent(new Event('focus'));
  await timers.pass(0);
  expect(shelf().state.get().entries.get('b')?.text).toBe('elders');
});
