/** Saves a file where the user keeps files: whole or absent, and never over another. A taken name gets a number. */
import { link, mkdir, open, rename, unlink } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { err, ok, type Result } from '../../shared/kernel/result';
import { randomHex, type World } from '../../shared/kernel/world';
import { type FilesPort, systemCode } from './files-port';
import { fileProblem } from './storage-problem';
import { userFiles } from './user-files';
import { type FileContent, writeWholeFile } from './write-whole-file';

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
export async function saveFile(
  folder: string,
  name: string,
  content: FileContent,
  world: World,
  files: FilesPort = userFiles,
): Promise<Result<string>> {
  const part = `.${randomHex(world, 6)}.part`;
  let isWritten = false;
  try {
    // The names of files hold names of candidates: a folder of ours is for this user only.
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeWholeFile(files, folder, part, content);
    isWritten = true;
    const place = await claimName(join(folder, part), folder, name);
    await files.syncFolder(folder);
    return ok(place);
  } catch (error) {
    if (isWritten) await unlink(join(folder, part)).catch(() => undefined);
    return err(fileProblem(error));
  }
}
