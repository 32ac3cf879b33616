/** Room for what is added: it comes before what can be fetched again. */
import type { FilesPort } from '../disk/files-port';

type RoomFiles = Pick<FilesPort, 'freeBytes' | 'list' | 'modifiedMs' | 'remove'>;

/**
 * Lets go of fetched files, the oldest first, until so many bytes are free.
 * @returns whether they are. Rejects with what the disk refuses
 */
export async function makeRoom(files: RoomFiles, folder: string, bytes: number): Promise<boolean> {
  if ((await files.freeBytes(folder)) >= bytes) return true;
  const names = (await files.list(folder)).filter((name) => name.endsWith('.fetched'));
  const aged = await Promise.all(
    names.map(async (name) => ({ name, atMs: await files.modifiedMs(`${folder}/${name}`) })),
  );
  for (const { name } of aged.toSorted((a, b) => a.atMs - b.atMs)) {
    await files.remove(`${folder}/${name}`);
    if ((await files.freeBytes(folder)) >= bytes) return true;
  }
  return false;
}
