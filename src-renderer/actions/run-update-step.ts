/** Asks the host for one step of an update; what came of it is in the status, also when it was refused. */
import type { UpdateStatus } from '../../shared/contract/update-contract';
import type { Action } from './action';

export type UpdateStep = 'check' | 'take' | 'fromFolder' | 'install';

export const runUpdateStep: Action<UpdateStep, UpdateStatus> = ({ host }, step) => host.update[step]({});
