/** The files beside a backup; `hub files`, which puts them back where some are gone; and a new place for them. */
import path from 'node:path';
import { backUpBodies, putBodiesBack } from '../backup/copy-bodies';
import { markPlace } from '../bodies/files-place';
import { createFolderStore } from '../bodies/folder-store';
import type { Bodies } from '../bodies/object-store';
import type { Store } from '../store/open-store';
import { type Command, CommandError, usageError } from './command';

/** A word about the files, which do not stand in the backup itself. */
export async function backUpFiles(
  store: Store,
  bodies: Bodies | null,
  folder: string | undefined,
): Promise<string> {
  const { count } = await store.database
    .selectFrom('body')
    .select((all) => all.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  if (Number(count) === 0) return '';
  if (folder === undefined) return ` The ${count} files are not in it: copy them with --files <folder>.`;
  if (!bodies) throw new CommandError('VAKPROEF_HUB_FILES does not say where the files are');
  const to = createFolderStore(path.resolve(folder));
  const { copied, held, lost } = await backUpBodies(store, bodies.objects, to);
  const missing = lost > 0 ? `; ${lost} are not where the hub keeps them, see hub check` : '';
  return ` ${path.resolve(folder)}: ${copied} files copied, ${held} were there${missing}.`;
}

/** What was put back from a copy; blank where none was named. */
export async function restoreFiles(
  store: Store,
  bodies: Bodies | null,
  folder: string | undefined,
): Promise<string> {
  if (folder === undefined) return '';
  if (!bodies) throw new CommandError('VAKPROEF_HUB_FILES does not say where to put the files');
  const from = createFolderStore(path.resolve(folder));
  const { copied, held, lost } = await putBodiesBack(store, from, bodies.objects);
  return `; ${copied} files put back, ${held} were there, ${lost} are nowhere`;
}

export const putFilesBack: Command = {
  usage: 'files <folder>',
  summary: 'puts back the files that are not where they should be, from the folder of a backup',
  run: async ({ words, store: open, bodies }) => {
    const [folder] = words;
    if (!folder) throw usageError(putFilesBack);
    const said = await restoreFiles(await open(), await bodies(), folder);
    return { text: said.replace(/^; /, '') };
  },
};

export const takeNewPlace: Command = {
  usage: 'new-files-place',
  summary: 'takes the place of VAKPROEF_HUB_FILES into use, though the files of before are not in it',
  run: async ({ bodies }) => {
    const opened = await bodies();
    if (!opened) throw new CommandError('VAKPROEF_HUB_FILES does not say where the files are');
    await markPlace(opened.objects);
    return { text: 'this is the place of files from now on; devices send again what they hold' };
  },
};
