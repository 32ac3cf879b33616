/** Runs a round with the hub now: sends what waits, then fetches what is new. */
import type { SyncStatus } from '../../shared/contract/services';
import type { Action } from './action';

export const handInNow: Action<null, SyncStatus> = ({ host }) => host.sync.syncNow({});
