/** What a test left behind, also one that failed half-way, is gone before the next: they share a process, and so do files. */
import { expect, it, vi } from 'vitest';

const plain = { warn: console.warn, setTimeout: globalThis.setTimeout };

it('leaves a spy and a stopped clock behind', () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  vi.useFakeTimers();
  expect(console.warn).not.toBe(plain.warn);
  expect(globalThis.setTimeout).not.toBe(plain.setTimeout);
});

it('and the next test finds neither', () => {
  expect(console.warn).toBe(plain.warn);
  expect(globalThis.setTimeout).toBe(plain.setTimeout);
});
