/** Changes to one document go upon each other, however far the view is. */
import { describe, expect, it } from 'vitest';
import type { ChangeId } from '../../shared/kernel/ids';
import { createLiveValue } from '../../shared/kernel/live-value';
import { problem } from '../../shared/kernel/problem';
import { err, ok } from '../../shared/kernel/result';
import type { Draft } from '../../shared/protocol/change';
import type { Staff } from '../../shared/records/staff';
import { anId } from '../../test/builders/an-exam';
import { manualTimers } from '../../test/fakes/manual-timers';
import type { CacheState } from '../cache/query-cache';
import type { ReadCache, StoredDocument } from '../cache/read-cache';
import { createDocumentLine } from './document-line';

const staffId = anId<'Staff'>(8001);
const aStaff = (name: string): Staff => ({
  staffId,
  name,
  jobTitle: '',
  roles: ['examiner'],
  independent: true,
});

function aLine() {
  const view: { stored: StoredDocument<'staff'> | null; isBroken: boolean } = {
    stored: { document: aStaff('A'), revision: anId(1) },
    isBroken: false,
  };
  const cacheState = createLiveValue<CacheState>({ phase: 'ready', position: 1, journalPosition: 1 });
  const recorded: Draft[] = [];
  let isFull = false;
  const cache = {
    document: async () => {
      if (view.isBroken) throw new Error('closed');
      return view.stored;
    },
    reached: async () => undefined,
  } as unknown as ReadCache;
  const line = createDocumentLine('staff', staffId, {
    cache,
    cacheState,
    whyNotNow: () => null,
    append: async (drafts) => {
      if (isFull) return err(problem('disk-full'));
      recorded.push(...drafts);
      return ok({ position: recorded.length + 1, changes: [], savedAt: '2026-11-24T08:00:00.000Z' });
    },
    after: manualTimers().after,
  });
  /** Adds a letter to the name. */
  const rename = (letter: string, changeId: ChangeId) =>
    line.change({
      changeId,
      paint: { kind: 'other' },
      decide: ({ document, revision }) =>
        ok({
          draft: { changeId, upon: revision, body: document.name + letter } as Draft,
          after: { document: aStaff(document.name + letter), revision: changeId },
        }),
    }).settled;
  const full = (): void => {
    isFull = true;
  };
  return { view, cacheState, recorded, rename, full };
}

describe('a change to a document', () => {
  it('goes upon the one before it, although the view shows neither', async () => {
    const { recorded, rename, view } = aLine();
    await rename('b', anId(2));
    view.isBroken = true;
    await rename('c', anId(3));
    expect(recorded.map(({ upon, body }) => [upon, body])).toEqual([
      [anId(1), 'Ab'],
      [anId(2), 'Abc'],
    ]);
  });

  it('goes upon what somebody else wrote, once the view has come that far', async () => {
    const { recorded, rename, view, cacheState } = aLine();
    await rename('b', anId(2));
    view.stored = { document: aStaff('Z'), revision: anId(9) };
    cacheState.set({ phase: 'ready', position: 3, journalPosition: 3 });
    await rename('c', anId(3));
    expect(recorded.at(-1)).toMatchObject({ upon: anId(9), body: 'Zc' });
  });

  it('that cannot be read or saved now is told, and not done later behind the back', async () => {
    const { recorded, rename, view, full } = aLine();
    view.isBroken = true;
    expect(await rename('b', anId(2))).toMatchObject({ problem: { code: 'cache-unusable' } });
    view.isBroken = false;
    full();
    expect(await rename('c', anId(3))).toMatchObject({ problem: { code: 'disk-full' } });
    view.stored = null;
    expect(await rename('d', anId(4))).toMatchObject({ problem: { code: 'document-missing' } });
    expect(recorded).toEqual([]);
  });
});
