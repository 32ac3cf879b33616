/**
 * Writes a journal anew without what must not lie in it any more (Y25): every entry that stays, in its order, as a journal of its
 * own, which takes the place of the old one whole. Copies of the old one go with it, or a name would come back with the next
 * repair. Whatever cuts it off, a start finds the one or the other (`finishRewriting`).
 */
import { basename, dirname } from 'node:path';
import { ok, type Result } from '../../shared/kernel/result';
import type { JournalEntry, PositionedEntry } from '../../shared/protocol/journal-entry';
import type { FilesPort } from '../disk/files-port';
import { nodeFiles } from '../disk/node-files';
import { type Journal, type JournalOptions, openJournal } from './journal';
import { generationName, listGenerations } from './snapshot-generations';

const nextOf = (folder: string): string => `${folder}.next`;
const oldOf = (folder: string): string => `${folder}.old`;
const entriesAtOnce = 200;

type Place = Pick<JournalOptions, 'folder' | 'ringFolder' | 'files'>;

async function copyInto(
  from: Journal,
  to: Journal,
  rewrite: (positioned: PositionedEntry) => JournalEntry | null,
): Promise<Result<null>> {
  const end = from.head().position;
  for (let position = 1; position <= end; ) {
    const page = await from.read(position, entriesAtOnce);
    const kept = page.flatMap((positioned) => rewrite(positioned) ?? []);
    const appended = kept.length > 0 ? await to.append(kept) : null;
    if (appended && !appended.ok) return appended;
    position += Math.max(1, page.length);
  }
  return ok(null);
}

/**
 * Writes the next journal beside the one that is open, which stays as it is. `replaceJournal` puts it in its place.
 * @param rewrite what an entry becomes; null: it goes
 */
export async function writeNextJournal(
  { folder, secret, world, ballastBytes, files = nodeFiles }: JournalOptions,
  journal: Journal,
  rewrite: (positioned: PositionedEntry) => JournalEntry | null,
): Promise<Result<null>> {
  await files.remove(nextOf(folder));
  const ballast = ballastBytes === undefined ? {} : { ballastBytes };
  const next = await openJournal({ folder: nextOf(folder), secret, world, files, ...ballast });
  if (!next.ok) return next;
  const copied = await copyInto(journal, next.value, rewrite);
  await next.value.close();
  if (!copied.ok) await files.remove(nextOf(folder));
  return copied;
}

/** Puts the next journal in the place of one that was closed. Rejects with what the disk refuses. */
export async function replaceJournal(place: Place): Promise<void> {
  const { folder, files = nodeFiles } = place;
  await files.rename(folder, oldOf(folder));
  await files.rename(nextOf(folder), folder);
  await files.syncFolder(dirname(folder));
  await finishRewriting(place);
}

async function removeCopies(files: FilesPort, ringFolder: string | undefined): Promise<void> {
  if (ringFolder === undefined) return;
  for (const number of await listGenerations(files, ringFolder))
    await files.remove(`${ringFolder}/${generationName(number)}`);
}

/** Before a journal is opened: ends what was cut off. The old one stands aside from the moment that the next one is whole. */
export async function finishRewriting({ folder, ringFolder, files = nodeFiles }: Place): Promise<void> {
  const names = new Set(await files.list(dirname(folder)));
  const isHere = (path: string): boolean => names.has(basename(path));
  if (!isHere(oldOf(folder))) {
    if (isHere(nextOf(folder))) await files.remove(nextOf(folder));
    return;
  }
  if (!isHere(folder)) await files.rename(isHere(nextOf(folder)) ? nextOf(folder) : oldOf(folder), folder);
  await removeCopies(files, ringFolder);
  await files.remove(oldOf(folder));
  await files.syncFolder(dirname(folder));
}
