/** `hub backup` and `hub restore`. */
import path from 'node:path';
import { writeAudit } from '../audit/write-audit';
import { beginAfterRestore, RestoreError, restoreBackup } from '../backup/restore-backup';
import { writeBackup } from '../backup/write-backup';
import { withHubDatabase } from '../open-hub-store';
import { openDatabase, openStore, type Store } from '../store/open-store';
import { type Command, CommandError, usageError } from './command';
import { listCentres } from './find-named';
import { backUpFiles, restoreFiles } from './keep-files';

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

/** Behind the backup: it holds the log as it was before it. */
async function tellEveryCentre(store: Store): Promise<void> {
  const told = { what: 'backup-made', origin: 'command' } as const;
  for (const { organisationId } of await listCentres(store))
    await store.database
      .transaction()
      .execute((transaction) => writeAudit(transaction, organisationId, [told], store.world.now()));
}

export const makeBackup: Command = {
  usage: 'backup <file> [--files <folder>]',
  summary: 'writes all that the hub holds into one file, and its files into a folder, beside a running hub',
  options: ['files'],
  run: async ({ words, option, store: open, bodies }) => {
    const [file] = words;
    if (!file) throw usageError(makeBackup);
    try {
      const store = await open();
      const { bytes } = await writeBackup(store, path.resolve(file));
      await tellEveryCentre(store);
      const ofBodies = await backUpFiles(store, await bodies(), option('files'));
      return {
        text: `${path.resolve(file)}: ${bytes} bytes. It holds names, marks and the key of the hub: keep it as you keep results.${ofBodies}`,
      };
    } catch (error) {
      if (hasCode(error, 'EEXIST')) throw new CommandError(`${file} exists; a backup overwrites nothing`);
      throw error;
    }
  },
};

export const restore: Command = {
  usage: 'restore <file> [--files <folder>]',
  summary: 'puts a backup into an empty database; devices then hand in again what came after it',
  options: ['files'],
  run: async ({ words, place, world, option, bodies }) => {
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
      try {
        const centres = await beginAfterRestore(store);
        const ofBodies = await restoreFiles(store, await bodies(), option('files'));
        return {
          text: `restored the backup of ${header.at}; the devices of ${centres} centres hand in anew${ofBodies}`,
        };
      } finally {
        await store.close();
      }
    });
  },
};
