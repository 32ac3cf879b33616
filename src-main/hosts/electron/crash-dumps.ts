/** Crashes are noted on this device only: nothing is sent, and old dumps are deleted at every start. */
import { readdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { app, crashReporter } from 'electron';
import { decideStaleDumps } from './decide-stale-dumps';

/** Must be called before Electron is ready, so that no process starts without it. */
export const noteCrashesLocally = (): void => crashReporter.start({ uploadToServer: false });

async function listDumps(folder: string) {
  const names = await readdir(folder, { recursive: true }).catch((): string[] => []);
  const found = await Promise.all(
    names.map(async (name) => {
      const file = join(folder, name);
      const status = await stat(file).catch(() => null);
      return status?.isFile() ? [{ file, changedMs: status.mtimeMs }] : [];
    }),
  );
  return found.flat();
}

/**
 * Deletes the dumps that are too old.
 * @returns how many
 */
export async function deleteStaleDumps(nowMs: number): Promise<number> {
  const stale = decideStaleDumps(await listDumps(app.getPath('crashDumps')), nowMs);
  const deleted = await Promise.all(
    stale.map((file) =>
      unlink(file).then(
        () => true,
        () => false,
      ),
    ),
  );
  return deleted.filter(Boolean).length;
}
