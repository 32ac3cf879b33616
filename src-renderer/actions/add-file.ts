/**
 * Adds a file that somebody chose, dropped or pasted: told by its bytes, judged, a photo without the place where it was taken,
 * handed over in pieces. When this resolves, all of it lies on the disk and was read back; whoever asked then records what
 * names it.
 */
import { cleanFileName } from '../../shared/domain/files/clean-file-name';
import { fileLimitsOf } from '../../shared/domain/files/file-limits-of';
import { judgeFile } from '../../shared/domain/files/judge-file';
import { isPictureTooLarge } from '../../shared/domain/files/picture-size';
import { stripFilm } from '../../shared/domain/files/strip-film';
import { stripPhoto } from '../../shared/domain/files/strip-photo';
import { bytesToTellFile, tellFile } from '../../shared/domain/files/tell-file';
import type { ToldFile } from '../../shared/domain/files/told-file';
import { unpackedBytes } from '../../shared/domain/files/unpacked-bytes';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { NamedFile } from '../../shared/values/named-file';
import type { Action, ActionDeps } from './action';
import { handOverFile } from './hand-over-file';
import { loadOrganisation } from './load-organisation';
import { type MakePreview, makePreview } from './make-preview';

export type AddFileInput = {
  readonly file: File;
  /** Told after every piece: how many bytes lie on the disk. */
  readonly onProgress?: (bytes: number) => void;
  /** Calls it off; nothing of it is kept. */
  readonly signal?: AbortSignal;
  /** Why one of so many bytes may not go where it is meant for; asked before any of them is handed over. */
  readonly whyNot?: (bytes: number) => Problem | null;
};
export type AddFile = Action<AddFileInput, NamedFile | null>;

const bytesOf = async (blob: Blob): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await blob.arrayBuffer());

/** A film may be large, so only what tells of it is read; the rest stays where it lies. */
async function withoutPlace(file: File, { mediaType }: ToldFile): Promise<Blob> {
  const read = (from: number, length: number) => bytesOf(file.slice(from, from + length));
  const patches = await stripFilm(read, file.size, mediaType);
  const parts: Blob[] = [];
  let at = 0;
  for (const { from, bytes } of patches) {
    parts.push(file.slice(at, from), new Blob([bytes.slice()]));
    at = from + bytes.length;
  }
  return at === 0 ? file : new Blob([...parts, file.slice(at)], { type: mediaType });
}

/** The bytes as they go on. */
async function composeContent(file: File, told: ToldFile): Promise<Result<Blob>> {
  if (told.kind !== 'image') return ok(await withoutPlace(file, told));
  const stripped = stripPhoto(await bytesOf(file), told.mediaType);
  return stripped
    ? ok(new Blob([stripped.slice()], { type: told.mediaType }))
    : err(problem('photo-damaged'));
}

type Chosen = { readonly told: ToldFile; readonly content: Blob };

/** What it is and what goes on of it; refused when it may not be added. Rejects when it cannot be read. */
async function openChosen(
  { file, whyNot }: Pick<AddFileInput, 'file' | 'whyNot'>,
  most: { readonly hubBytes: number | null; readonly centreBytes: number },
): Promise<Result<Chosen>> {
  const told = tellFile(await bytesOf(file.slice(0, bytesToTellFile)));
  const isZipped = told.kind === 'archive' || told.kind === 'office';
  const readRange = (from: number, length: number) => bytesOf(file.slice(from, from + length));
  const unpacked = isZipped ? await unpackedBytes(readRange, file.size) : null;
  const refused =
    judgeFile({ bytes: file.size, told, ...most, unpackedBytes: unpacked }) ?? whyNot?.(file.size) ?? null;
  if (refused) return err(refused);
  const content = await composeContent(file, told);
  return content.ok ? ok({ told, content: content.value }) : content;
}

/** Years of four digits end here: a moment beyond it cannot be written down. */
const lastMomentMs = Date.UTC(9999, 11, 31);

/** A file of which the system does not say when it was made has the beginning of the clock; a broken clock says anything. */
const madeAtOf = ({ lastModified }: File): string | null =>
  lastModified > 0 && lastModified < lastMomentMs ? new Date(lastModified).toISOString() : null;

/** A picture is no reason to lose the file: without one a list shows its kind. */
async function previewOf(
  deps: ActionDeps,
  make: MakePreview,
  { told, content }: Chosen,
): Promise<Pick<NamedFile, 'preview'>> {
  const start = await bytesOf(content.slice(0, bytesToTellFile));
  if (told.kind !== 'image' || isPictureTooLarge(start, told.mediaType)) return {};
  const small = await make(content);
  if (!small) return {};
  const handed = await handOverFile(deps, { content: small });
  return handed.ok && handed.value ? { preview: handed.value } : {};
}

/** The verb with another way of making previews. Null: it was called off. */
export const addFileWith =
  (make: MakePreview): AddFile =>
  async (deps, input) => {
    const { file, onProgress, signal } = input;
    const hubBytes = deps.host.bodies.transfers.get()?.mostBytes ?? null;
    const centreBytes = fileLimitsOf(await loadOrganisation(deps)).file;
    const opened = await openChosen(input, { hubBytes, centreBytes }).catch(() =>
      err(problem('file-unreadable')),
    );
    if (!opened.ok) return opened;
    const { told, content } = opened.value;
    const handed = await handOverFile(deps, { content, onProgress, signal });
    if (!handed.ok || !handed.value) return handed.ok ? ok(null) : handed;
    return ok({
      ...handed.value,
      mediaType: told.mediaType,
      name: cleanFileName(file.name),
      madeAt: madeAtOf(file),
      ...(await previewOf(deps, make, opened.value)),
    });
  };

export const addFile = addFileWith(makePreview);
