/**
 * Who works on this device, from the live profile and the view, remembered: a view that is being built anew signs nobody
 * out, and a tap asks neither main nor the browser's storage.
 */
import type { DeviceProfile } from '../../shared/contract/device-contract';
import type { StaffId } from '../../shared/kernel/ids';
import { createLiveValue, type LiveValue } from '../../shared/kernel/live-value';
import type { Staff } from '../../shared/records/staff';
import type { CacheState } from '../cache/query-cache';
import type { ReadCache } from '../cache/read-cache';

export type Actor = {
  /** `undefined` while loading, null when nobody is signed in. */
  readonly live: LiveValue<Staff | null>;
  /** The same, waited for. */
  readonly current: () => Promise<Staff | null>;
};

type ActorDeps = {
  readonly profile: LiveValue<DeviceProfile>;
  readonly cache: Pick<ReadCache, 'document'>;
  readonly cacheState: LiveValue<CacheState>;
};

/** Follows the profile and the view from now on. */
export function followActor({ profile, cache, cacheState }: ActorDeps): Actor {
  const live = createLiveValue<Staff | null | undefined>();
  let readFor: StaffId | null | undefined;

  const read = async (): Promise<void> => {
    const actorId = profile.get()?.actorId;
    if (actorId === undefined) return;
    if (actorId !== readFor) live.set(actorId === null ? null : undefined);
    readFor = actorId;
    if (actorId === null) return;
    const stored = await cache.document('staff', actorId).catch(() => undefined);
    if (readFor !== actorId || stored === undefined) return;
    // A view that is not whole says nothing about who is not in it.
    if (stored) live.set(stored.document);
    else if (cacheState.get()?.phase === 'ready') live.set(null);
  };
  let turn: Promise<void> = Promise.resolve();
  const readAgain = (): Promise<void> => {
    turn = turn.then(read);
    return turn;
  };
  const profileKnown = (): Promise<void> =>
    new Promise((resolve) => {
      if (profile.get()) return resolve();
      const stop = profile.subscribe(() => {
        stop();
        resolve();
      });
    });
  profile.subscribe(() => void readAgain());
  cacheState.subscribe(() => void readAgain());
  void readAgain();

  return {
    live,
    current: async () => {
      await profileKnown();
      const known = live.get();
      if (known !== undefined && profile.get()?.actorId === readFor) return known;
      await readAgain();
      return live.get() ?? null;
    },
  };
}
