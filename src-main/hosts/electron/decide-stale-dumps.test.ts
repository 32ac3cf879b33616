/** A dump is kept fourteen days; nothing that is no dump is touched. */
import { describe, expect, it } from 'vitest';
import { decideStaleDumps } from './decide-stale-dumps';

const day = 24 * 60 * 60 * 1000;
const now = Date.parse('2026-11-24T12:00:00Z');
const stale = (file: string, ageMs: number): boolean =>
  decideStaleDumps([{ file, changedMs: now - ageMs }], now).length === 1;

describe('crash dumps', () => {
  it('are kept for fourteen days and not longer', () => {
    expect(stale('completed/a.dmp', 0)).toBe(false);
    expect(stale('completed/a.dmp', 14 * day)).toBe(false);
    expect(stale('completed/a.dmp', 14 * day + 1)).toBe(true);
    expect(stale('completed/a.meta', 15 * day)).toBe(true);
  });

  it('from the future are not kept for ever', () => {
    expect(stale('a.dmp', -day / 24)).toBe(false);
    expect(stale('a.dmp', -2 * day)).toBe(true);
  });

  it('are the only files that go', () => {
    for (const other of ['settings.dat', 'client_id', 'a.dmp.txt', 'dmp', 'vakproef.log'])
      expect(stale(other, 400 * day)).toBe(false);
  });
});
