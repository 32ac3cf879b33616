/**
 * Where a device keeps the little that must not come back with a copy of its folder: a place of the user's account, apart
 * from all data. `VAKPROEF_STATE` names another.
 */
import { join, resolve } from 'node:path';

/** @param home folder of the user */
export function stateFolderOf(env: NodeJS.ProcessEnv, platform: NodeJS.Platform, home: string): string {
  if (env.VAKPROEF_STATE) return resolve(env.VAKPROEF_STATE);
  if (platform === 'win32')
    return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'Vakproef', 'State');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Vakproef State');
  return join(env.XDG_STATE_HOME || join(home, '.local', 'state'), 'vakproef');
}
