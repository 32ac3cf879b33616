/** The one way a whole file comes to stand under its name: written beside, flushed, then named. */
import { type FilesPort, writeFully } from './files-port';

/** Writes a whole new file that is on the disk under its name, or not there at all. */
export async function writeWholeFile(
  files: FilesPort,
  folder: string,
  name: string,
  bytes: Uint8Array,
): Promise<void> {
  const unfinished = `${folder}/${name}.unfinished`;
  await files.remove(unfinished);
  try {
    const file = await files.create(unfinished);
    try {
      await writeFully(file, bytes, 0);
      await file.datasync();
    } finally {
      await file.close();
    }
    await files.rename(unfinished, `${folder}/${name}`);
    await files.syncFolder(folder);
  } catch (error) {
    await files.remove(unfinished).catch(() => undefined);
    throw error;
  }
}
