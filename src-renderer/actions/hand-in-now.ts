/** Runs a round with the hub now: sends what waits, then fetches what is new. */
import type { SyncStatus } from '../../shared/contract/sync-contract';
import type { Action } from './action';

/** Begins a round at once, also while the next one waits for its time (Y10). */
export const handInNow: Action<null, SyncStatus> = ({ host }) => host.sync.syncNow({});
