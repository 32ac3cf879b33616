/** When a view fits its journal, and why else it is built again. */
import { describe, expect, it } from 'vitest';
import { cacheVersion } from './cache-version';
import { checkCache } from './check-cache';
import { noRows, type StateRow } from './database';

const head = { journalId: '00000000-0000-4000-8000-00000000aaaa', position: 10, hash: 'h10' };
const counts = { streams: 2, indexes: 1, packs: 3, contents: 2, handInGroups: 1, loads: 0 };
const state: StateRow = {
  name: 'state',
  version: cacheVersion,
  build: '00000000-0000-4000-8000-00000000bbbb',
  journalId: head.journalId,
  organisationId: null,
  position: 10,
  hash: 'h10',
  hubSince: 1,
  loads: [],
  counts,
};
const whole = { state, counts, builtFor: head.journalId, isStandIn: false };
const because = (reason: string | null) => ({ verdict: 'rebuild', reason });

describe('a view of the journal', () => {
  it('fits when it ends where the journal ends', () => {
    expect(checkCache(whole, head)).toEqual({ verdict: 'fits' });
  });
  it('fits when it is behind', () => {
    expect(checkCache({ ...whole, state: { ...state, position: 4, hash: 'h4' } }, head)).toEqual({
      verdict: 'fits',
    });
  });
  it('is built without a word on a first start', () => {
    expect(checkCache({ ...whole, state: null, counts: noRows, builtFor: null }, head)).toEqual(
      because(null),
    );
  });
  it('has vanished when it is empty although there was one', () => {
    expect(checkCache({ ...whole, state: null, counts: noRows }, head)).toEqual(because('rows-missing'));
  });
  it('has lost rows when there are fewer than it counted', () => {
    for (const kind of ['streams', 'indexes', 'packs', 'contents', 'handInGroups'] as const)
      expect(checkCache({ ...whole, counts: { ...counts, [kind]: counts[kind] - 1 } }, head), kind).toEqual(
        because('rows-missing'),
      );
  });
  it('has lost its state when rows stand there without one', () => {
    expect(checkCache({ ...whole, state: null, builtFor: null }, head)).toEqual(because('rows-missing'));
  });
  it('does not fit in another format, older or newer', () => {
    const other = (version: number) => checkCache({ ...whole, state: { ...state, version } }, head);
    expect(other(cacheVersion - 1)).toEqual(because('other-format'));
    expect(other(cacheVersion + 1)).toEqual(because('other-format'));
  });
  it('does not fit another journal', () => {
    const journalId = '00000000-0000-4000-8000-00000000bbbb';
    expect(checkCache(whole, { ...head, journalId })).toEqual(because('other-journal'));
    expect(checkCache(whole, { ...head, hash: 'another' })).toEqual(because('other-journal'));
  });
  it('is ahead when the journal was put back to an earlier moment', () => {
    expect(checkCache(whole, { ...head, position: 9, hash: 'h9' })).toEqual(because('ahead-of-journal'));
  });
  it('says so when another database stands in', () => {
    expect(checkCache({ ...whole, state: null, counts: noRows, isStandIn: true }, head)).toEqual(
      because('database-unusable'),
    );
  });
});
