/** `hub backup` and `hub restore`. */
import path from 'node:path';
import { beginAfterRestore, RestoreError, restoreBackup } from '../backup/restore-backup';
import { writeBackup } from '../backup/write-backup';
import { withHubDatabase } from '../open-hub-store';
import { openDatabase, openStore } from '../store/open-store';
import { type Command, CommandError, usageError } from './command';

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

export const makeBackup: Command = {
  usage: 'backup <file>',
  summary: 'writes all that the hub holds into one file, beside a running hub',
  run: async ({ words, store: open }) => {
    const [file] = words;
    if (!file) throw usageError(makeBackup);
    try {
      const { bytes } = await writeBackup(await open(), path.resolve(file));
      return {
        text: `${path.resolve(file)}: ${bytes} bytes. It holds names, marks and the key of the hub: keep it as you keep results.`,
      };
    } catch (error) {
      if (hasCode(error, 'EEXIST')) throw new CommandError(`${file} exists; a backup overwrites nothing`);
      throw error;
    }
  },
};

export const restore: Command = {
  usage: 'restore <file>',
  summary: 'puts a backup into an empty database; devices then hand in again what came after it',
  run: async ({ words, place, world }) => {
    const [file] = words;
    if (!file) throw usageError(restore);
    return withHubDatabase(place, 'serve', world, async (source) => {
      const { database, close } = openDatabase(source, world);
      const header = await restoreBackup(database, path.resolve(file))
        .catch((error: unknown) => {
          throw error instanceof RestoreError || hasCode(error, 'ENOENT')
            ? new CommandError(error instanceof Error ? error.message : '')
            : error;
        })
        .finally(close);
      const store = await openStore(source, world);
      const centres = await beginAfterRestore(store).finally(store.close);
      return { text: `restored the backup of ${header.at}; the devices of ${centres} centres hand in anew` };
    });
  },
};
