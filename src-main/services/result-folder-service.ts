/**
 * The contract `resultFolder`: an administrator says which folder and what goes into it; it is filled while somebody works here who
 * may hand out the results of the whole centre. A device that belongs to no centre has no results, and nobody whose right could be asked.
 */
import type { ServiceOf } from '../../shared/contract/contract';
import type { resultFolderContract } from '../../shared/contract/result-folder-contract';
import { mayFillFolder } from '../../shared/domain/may-fill-folder';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { SessionHolder } from '../people/session-holder';
import type { ResultFolder } from '../result-folder/result-folder';
import type { Platform } from './platform';

const isAdministrator = (roles: readonly string[]): boolean => roles.includes('administrator');

export function createResultFolderService(
  folder: Omit<ResultFolder, 'forgetAll' | 'settled'>,
  platform: Pick<Platform, 'chooseResultFolder'>,
  holder: Pick<SessionHolder, 'get'>,
  belongsToCentre: () => boolean,
): ServiceOf<typeof resultFolderContract> {
  /** Asked at the moment of the call: a page may still speak of who was here before. */
  const whyNot = (may: (roles: readonly string[]) => boolean): Problem | null => {
    const session = holder.get();
    if (!session) return belongsToCentre() ? problem('nobody-signed-in') : null;
    return may(session.roles) ? null : problem('administrator-needed');
  };
  const ask = async <T>(
    may: (roles: readonly string[]) => boolean,
    call: () => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    const reason = whyNot(may);
    return reason ? err(reason) : call();
  };
  const choose = async (): Promise<Result<{ outcome: 'chosen' | 'cancelled' }>> => {
    const chosen = await platform.chooseResultFolder();
    if (!chosen.ok) return chosen;
    if (chosen.value === null) return ok({ outcome: 'cancelled' });
    const path = chosen.value;
    // The dialog may have stood open for long: whoever is here by now is asked about.
    const used = await ask(isAdministrator, () => folder.use(path));
    return used.ok ? ok({ outcome: 'chosen' }) : used;
  };
  return {
    status: folder.status,
    choose: () => ask(isAdministrator, choose),
    setKinds: ({ kinds }) => ask(isAdministrator, () => folder.setKinds(kinds)),
    stop: () => ask(isAdministrator, folder.stop),
    missing: ({ folderId, changeIds }) => ask(mayFillFolder, () => folder.missing(folderId, changeIds)),
    put: ({ folderId, files }) => ask(mayFillFolder, () => folder.put(folderId, files)),
  };
}
