/**
 * Opens a file that a record names: pictures, sound and film in the program, a PDF in the viewer that sheets have, and
 * everything else is saved where the user says and opened by nobody. What it is, its bytes say: the record is of whoever made it.
 */
import { howToOpen } from '../../shared/domain/files/how-to-open';
import { isPictureTooLarge } from '../../shared/domain/files/picture-size';
import { bytesToTellFile, tellFile } from '../../shared/domain/files/tell-file';
import { joinBytes } from '../../shared/kernel/join-bytes';
import { ok, type Result } from '../../shared/kernel/result';
import type { NamedFile } from '../../shared/values/named-file';
import type { Action, ActionDeps } from './action';
import { readFile } from './read-file';

export type OpenedFile =
  | { readonly how: 'image' | 'audio' | 'video'; readonly content: Blob }
  /** In a viewer; the page opens `url` when the host gives one. */
  | { readonly how: 'viewer'; readonly url: string | null }
  /** Is opened nowhere here, and can be saved. */
  | { readonly how: 'save' };

type NamedBytes = Pick<NamedFile, 'digest' | 'name'>;

type Asked = NamedBytes & {
  /** A candidate has the device, and no other window is opened. */
  readonly staysHere?: boolean;
  /** Asked when it is on this device, before anything of it is read or shown: fetching may take long. */
  readonly isWanted?: () => boolean;
};

/** Fetched first where it is not on this device. Null: it is wanted no more. */
export const openFile: Action<Asked, OpenedFile | null> = async (
  deps: ActionDeps,
  { digest, name, staysHere = false, isWanted = () => true },
): Promise<Result<OpenedFile | null>> => {
  const { bodies, files } = deps.host;
  const here = await bodies.fetch({ digest });
  if (!here.ok) return here;
  if (!isWanted()) return ok(null);
  const start = await bodies.read({ digest, from: 0, length: bytesToTellFile });
  if (!start.ok) return start;
  const told = tellFile(start.value.bytes);
  const isTooLarge = isPictureTooLarge(start.value.bytes, told.mediaType);
  const how = isTooLarge ? 'save' : howToOpen(told, here.value.bytes);
  if (how === 'save' || (how === 'viewer' && staysHere)) return ok({ how: 'save' });
  const read = await readFile(deps, digest);
  if (!read.ok) return read;
  if (how !== 'viewer') return ok({ how, content: new Blob(read.value, { type: told.mediaType }) });
  const shown = await files.preview({ name, bytes: joinBytes(read.value).slice() });
  return shown.ok ? ok({ how, url: shown.value.url }) : shown;
};

/** Where it was saved; null when the user changed their mind. */
export const saveFile: Action<NamedBytes, string | null> = async ({ host: { bodies } }, { digest, name }) => {
  const here = await bodies.fetch({ digest });
  if (!here.ok) return here;
  const saved = await bodies.save({ digest, suggestedName: name });
  if (!saved.ok) return saved;
  return ok(saved.value.outcome === 'saved' ? saved.value.place : null);
};
