/** When a view fits its journal, and why else it is built again. */
import { describe, expect, it } from 'vitest';
import { checkCache } from './check-cache';
import { cacheVersion, type StateRow } from './database';

const head = { journalId: '00000000-0000-4000-8000-00000000aaaa', position: 10, hash: 'h10' };
const counts = { streams: 2, documents: 3, handIns: 1 };
const none = { streams: 0, documents: 0, handIns: 0 };
const state: StateRow = {
  name: 'state',
  version: cacheVersion,
  journalId: head.journalId,
  organisationId: null,
  position: 10,
  hash: 'h10',
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
    expect(checkCache({ ...whole, state: null, counts: none, builtFor: null }, head)).toEqual(because(null));
  });
  it('has vanished when it is empty although there was one', () => {
    expect(checkCache({ ...whole, state: null, counts: none }, head)).toEqual(because('rows-missing'));
  });
  it('has lost rows when there are fewer than it counted', () => {
    expect(checkCache({ ...whole, counts: { ...counts, streams: 1 } }, head)).toEqual(
      because('rows-missing'),
    );
    expect(checkCache({ ...whole, counts: { ...counts, documents: 2 } }, head)).toEqual(
      because('rows-missing'),
    );
    expect(checkCache({ ...whole, counts: { ...counts, handIns: 0 } }, head)).toEqual(
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
    expect(checkCache({ ...whole, state: null, counts: none, isStandIn: true }, head)).toEqual(
      because('database-unusable'),
    );
  });
});
