/** Who works on the device is remembered: a view that is being built anew signs nobody out. */
import { expect, it } from 'vitest';
import type { DeviceProfile } from '../../shared/contract/device-contract';
import type { StaffId } from '../../shared/kernel/ids';
import { createLiveValue } from '../../shared/kernel/live-value';
import { anId } from '../../test/builders/an-exam';
import type { CacheState } from '../cache/query-cache';
import type { ReadCache } from '../cache/read-cache';
import { followActor } from './follow-actor';

const aProfile = (actorId: StaffId | null) => ({ actorId }) as DeviceProfile;
const state = (phase: CacheState['phase']): CacheState => ({ phase, position: 0, journalPosition: 0 });

function aDesk() {
  const staff = new Map<string, { name: string }>([
    [anId(1), { name: 'Joke' }],
    [anId(2), { name: 'Ingrid' }],
  ]);
  const profile = createLiveValue(aProfile(anId(1)));
  const cacheState = createLiveValue(state('ready'));
  const trouble = { isBroken: false };
  const cache = {
    document: async (_type: string, id: string) => {
      if (trouble.isBroken) throw new Error('closed');
      const document = staff.get(id);
      return document ? { document, revision: anId(9) } : null;
    },
  } as unknown as ReadCache;
  return { staff, profile, cacheState, trouble, actor: followActor({ profile, cache, cacheState }) };
}

it('follows the profile, and who is asked for next is never who was there before', async () => {
  const { profile, actor } = aDesk();
  expect((await actor.current())?.name).toBe('Joke');
  profile.set(aProfile(anId(2)));
  expect((await actor.current())?.name).toBe('Ingrid');
  profile.set(aProfile(null));
  expect(await actor.current()).toBeNull();
  expect(actor.live.get()).toBeNull();
});

it('stays while the view is empty or cannot be read, and goes when a whole view does not have them', async () => {
  const { staff, cacheState, trouble, actor } = aDesk();
  await actor.current();
  trouble.isBroken = true;
  cacheState.set(state('failed'));
  expect((await actor.current())?.name).toBe('Joke');
  trouble.isBroken = false;
  staff.clear();
  cacheState.set(state('rebuilding'));
  expect((await actor.current())?.name).toBe('Joke');
  cacheState.set(state('ready'));
  await expect.poll(() => actor.live.get()).toBeNull();
});
