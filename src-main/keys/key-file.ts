/**
 * The device secret as a file that only this user may read. A key is made only where no journal needs an older one: a
 * key that was lost or damaged never leads to a new one that would leave the journal unreadable for good.
 */
import { chmod, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { World } from '../../shared/kernel/world';
import { systemCode } from '../disk/files-port';
import { replaceFile } from '../disk/replace-file';
import { fileProblem } from '../disk/storage-problem';

const keyFileName = 'device.key';
export const secretLength = 32;

/** The bytes of a file, or null when there is no such file. */
export async function readIfPresent(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Whether this folder holds anything that was sealed with a key. */
export const holdsSealedData = async (folder: string): Promise<boolean> =>
  (await readdir(join(folder, 'journal')).catch(() => [])).length > 0;

export const hasKeyFile = async (folder: string): Promise<boolean> =>
  (await readIfPresent(join(folder, keyFileName))) !== null;

/** Reads the key file, or makes it at the very first start. */
export async function loadKeyFile(
  folder: string,
  world: Pick<World, 'randomBytes'>,
): Promise<Result<Uint8Array>> {
  const path = join(folder, keyFileName);
  try {
    await chmod(folder, 0o700);
    const stored = await readIfPresent(path);
    if (stored?.length === secretLength) return ok(new Uint8Array(stored));
    if (stored || (await holdsSealedData(folder))) return err(problem('device-key-missing'));
    const secret = world.randomBytes(secretLength);
    await replaceFile(path, secret);
    return ok(secret);
  } catch (error) {
    return err(fileProblem(error));
  }
}
