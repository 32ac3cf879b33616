/** The one way a whole file comes to stand under its name: written beside, flushed, then named. */
import { type FilesPort, type WritableFile, writeFully } from './files-port';

/** All of it at once, or piece by piece: what is large is never whole in memory. */
export type FileContent = Uint8Array | AsyncIterable<Uint8Array>;

async function writeContent(file: WritableFile, content: FileContent): Promise<void> {
  let at = 0;
  for await (const piece of content instanceof Uint8Array ? [content] : content) {
    await writeFully(file, piece, at);
    at += piece.length;
  }
}

/** Writes a whole new file that is on the disk under its name, or not there at all. */
export async function writeWholeFile(
  files: FilesPort,
  folder: string,
  name: string,
  content: FileContent,
): Promise<void> {
  const unfinished = `${folder}/${name}.unfinished`;
  await files.remove(unfinished);
  try {
    const file = await files.create(unfinished);
    try {
      await writeContent(file, content);
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
