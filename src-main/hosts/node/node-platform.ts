/**
 * The host's duties in plain Node. There is no keychain here: the device secret lies in a file that only this user may
 * read, and the application says so. Exports go to one folder, because a browser cannot show a save dialog for us.
 */
import { mkdir } from 'node:fs/promises';
import { err, ok } from '../../../shared/kernel/result';
import type { World } from '../../../shared/kernel/world';
import { saveFile } from '../../disk/save-file';
import { fileProblem } from '../../disk/storage-problem';
import { loadKeyFile } from '../../keys/key-file';
import type { Platform } from '../../services/platform';
import type { Previews } from './previews';

export type NodePlatformOptions = {
  readonly folder: string;
  readonly exportFolder: string;
  /** The folder to fill with results. A browser cannot choose one for us: whoever starts the host says which. */
  readonly resultFolder: string;
  readonly appVersion: string;
  readonly previews: Previews;
  readonly world: World;
};

export const createNodePlatform = (options: NodePlatformOptions): Platform => ({
  host: 'node',
  appVersion: options.appVersion,
  exportFolder: options.exportFolder,
  loadSecret: async () => {
    const secret = await loadKeyFile(options.folder, options.world);
    return secret.ok ? ok({ secret: secret.value, protection: 'file' as const }) : secret;
  },
  save: async (suggestedName, content) => {
    const written = await saveFile(options.exportFolder, suggestedName, content, options.world);
    return written.ok ? ok({ outcome: 'saved' as const, place: written.value }) : written;
  },
  chooseResultFolder: async () => {
    try {
      await mkdir(options.resultFolder, { recursive: true, mode: 0o700 });
      return ok(options.resultFolder);
    } catch (error) {
      return err(fileProblem(error));
    }
  },
  openBrowser: null,
  preview: async (name, bytes) => ok({ url: options.previews.add(name, bytes) }),
});
