/** What a host tells of itself, for pages in tests: its states, each set by hand or never told. */
import type { Transfers } from '../../shared/contract/bodies-contract';
import type { RemoteState } from '../../shared/contract/contract';
import type { DeviceProfile } from '../../shared/contract/device-contract';
import type { HostStates } from '../../shared/contract/host';
import type { Attempt } from '../../shared/contract/identity-contract';
import type { People } from '../../shared/contract/people-contract';
import type { SyncStatus } from '../../shared/contract/sync-contract';
import { createLiveValue } from '../../shared/kernel/live-value';
import { problem } from '../../shared/kernel/problem';
import { err, ok } from '../../shared/kernel/result';

/** A state with this value; without one it was not told yet. */
function aState<T>(initial?: T): RemoteState<T> {
  const value = createLiveValue<T | undefined>(initial);
  return {
    get: value.get,
    subscribe: value.subscribe,
    read: async () => {
      const now = value.get();
      return now === undefined ? err(problem('host-unreachable')) : ok(now);
    },
  };
}

/** Everything else was not told yet. */
export const hostStates = (
  profile: DeviceProfile,
  people: People = { persons: [], session: null, refusals: [] },
  sync?: SyncStatus,
  attempt: Attempt = { phase: 'none' },
  transfers?: Transfers,
): HostStates => ({
  journal: { head: aState() },
  sync: { status: aState(sync) },
  bodies: { transfers: aState(transfers) },
  update: { status: aState() },
  device: { profile: aState(profile) },
  people: { people: aState(people) },
  identity: { attempt: aState(attempt) },
  catalogue: { requests: aState({ requests: [] }) },
  resultFolder: { status: aState({ folder: null, kinds: [], written: 0, lastAt: null, problem: null }) },
  typed: {},
  drafts: { kept: aState([]), broken: aState([]) },
  files: {},
  desktop: {},
});
