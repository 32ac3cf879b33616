/** Opens a desk for one import, in a worker of its own, which ends with it. */
import { ok } from '../../shared/kernel/result';
import type { ImportDesk } from '../import-desk/open-desk';
import type { Action } from './action';

export const openImportDesk: Action<null, ImportDesk> = async (deps) => ok(deps.openDesk());
