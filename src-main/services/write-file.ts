/**
 * Files that are whole or absent. Bytes go to a temporary file in the same folder, are flushed, and only then get
 * their name; what a failure leaves behind is removed. `writeNewFile` never overwrites: a taken name gets a number.
 */
import { randomBytes } from 'node:crypto';
import { link, mkdir, open, rename, unlink } from 'node:fs/promises';
import { dirname, join, parse } from 'node:path';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { systemCode } from '../journal/files-port';
import { storageProblem } from '../journal/storage-problem';

/** The problem a user is told; a folder that is no folder counts as one that cannot be written. */
export function fileProblem(error: unknown): Problem {
  const code = systemCode(error);
  return code === 'ENOTDIR' || code === 'EEXIST'
    ? problem('folder-not-writable', { system: code })
    : storageProblem(error);
}

/** Flushes the names in a folder; systems that cannot (Windows) keep them safe themselves. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  if (!handle) return;
  await handle.sync().catch(() => undefined);
  await handle.close();
}

async function writeTemporary(folder: string, bytes: Uint8Array, mode: number): Promise<string> {
  const temporary = join(folder, `.${randomBytes(6).toString('hex')}.part`);
  const handle = await open(temporary, 'wx', mode);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
    await handle.close();
  } catch (error) {
    await handle.close().catch(() => undefined);
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
  return temporary;
}

/** Puts the bytes in place of what stood there, all at once. Throws what the file system throws. */
export async function replaceFile(path: string, bytes: Uint8Array, mode = 0o600): Promise<void> {
  const temporary = await writeTemporary(dirname(path), bytes, mode);
  try {
    await rename(temporary, path);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
  await flushFolder(dirname(path));
}

/** What file systems without hard links (FAT on a USB stick) answer. */
const withoutHardLinks: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP']);

const numbered = (name: string, number: number): string => {
  const { name: stem, ext } = parse(name);
  return number === 1 ? name : `${stem} (${number})${ext}`;
};

/** Gives the temporary file the first free name. A hard link fails on a taken name, which a rename would not. */
async function claimName(temporary: string, folder: string, name: string): Promise<string> {
  for (let number = 1; ; number++) {
    const place = join(folder, numbered(name, number));
    try {
      await link(temporary, place);
      await unlink(temporary);
      return place;
    } catch (error) {
      if (systemCode(error) === 'EEXIST') continue;
      if (!withoutHardLinks.has(systemCode(error) ?? '')) throw error;
      // Without hard links: reserve the name, then rename over the reservation.
      const reserved = await open(place, 'wx').catch((inner) => {
        if (systemCode(inner) === 'EEXIST') return null;
        throw inner;
      });
      if (!reserved) continue;
      await reserved.close();
      await rename(temporary, place);
      return place;
    }
  }
}

/**
 * Writes a new file into a folder, which is made when missing.
 * @returns where it ended up
 */
export async function writeNewFile(folder: string, name: string, bytes: Uint8Array): Promise<Result<string>> {
  let temporary: string | null = null;
  try {
    await mkdir(folder, { recursive: true });
    temporary = await writeTemporary(folder, bytes, 0o600);
    const place = await claimName(temporary, folder, name);
    await flushFolder(folder);
    return ok(place);
  } catch (error) {
    if (temporary) await unlink(temporary).catch(() => undefined);
    return err(fileProblem(error));
  }
}
