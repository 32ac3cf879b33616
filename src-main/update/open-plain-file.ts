/**
 * Opens a file of an update for reading: a plain file under exactly this name in exactly this folder. A link, a folder or
 * a device under that name is as good as absent, also when it is put there between the look and the opening.
 */
import { constants } from 'node:fs';
import { type FileHandle, lstat, open } from 'node:fs/promises';
import { join } from 'node:path';

/** Windows has no such flag; there the comparison below does the work. */
const withoutLinks = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0);

/** @returns null when there is no such plain file */
export async function openPlainFile(folder: string, name: string): Promise<FileHandle | null> {
  const path = join(folder, name);
  const seen = await lstat(path, { bigint: true }).catch(() => null);
  if (!seen?.isFile()) return null;
  const handle = await open(path, withoutLinks).catch(() => null);
  if (!handle) return null;
  const opened = await handle.stat({ bigint: true });
  if (opened.isFile() && opened.ino === seen.ino && opened.dev === seen.dev) return handle;
  await handle.close();
  return null;
}

/** All bytes of a small plain file; null when it is absent or larger than `most`. */
export async function readSmallFile(folder: string, name: string, most: number): Promise<Uint8Array | null> {
  const handle = await openPlainFile(folder, name);
  if (!handle) return null;
  try {
    const bytes = new Uint8Array(most + 1);
    let filled = 0;
    for (;;) {
      const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, filled);
      filled += bytesRead;
      if (filled > most) return null;
      if (bytesRead === 0) return bytes.slice(0, filled);
    }
  } finally {
    await handle.close();
  }
}
