/** A file that somebody chose, as it is kept and sent: told by its bytes, judged, a photo without the place where it was taken. */
import { cleanFileName } from '../../shared/domain/files/clean-file-name';
import { judgeFile } from '../../shared/domain/files/judge-file';
import { stripPhoto } from '../../shared/domain/files/strip-photo';
import { bytesToTellFile, tellFile } from '../../shared/domain/files/tell-file';
import { unpackedBytes } from '../../shared/domain/files/unpacked-bytes';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { KeptFile } from '../kept/kept-files';

type Content = Pick<KeptFile, 'name' | 'mediaType' | 'madeAt' | 'bytes'>;

const bytesOf = async (blob: Blob): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await blob.arrayBuffer());

/** Years of four digits end here: a moment beyond it cannot be written down. */
const lastMomentMs = Date.UTC(9999, 11, 31);
const madeAtOf = ({ lastModified }: File): string | null =>
  lastModified > 0 && lastModified < lastMomentMs ? new Date(lastModified).toISOString() : null;

async function open(file: File, hubBytes: number): Promise<Result<Content>> {
  const told = tellFile(await bytesOf(file.slice(0, bytesToTellFile)));
  const isZipped = told.kind === 'archive' || told.kind === 'office';
  const readRange = (from: number, length: number) => bytesOf(file.slice(from, from + length));
  const unpacked = isZipped ? await unpackedBytes(readRange, file.size) : null;
  // The hub told what it takes for this centre.
  const centre = hubBytes > 0 ? { centreBytes: hubBytes } : {};
  const refused = judgeFile({ bytes: file.size, told, hubBytes, unpackedBytes: unpacked, ...centre });
  if (refused) return err(refused);
  const about = { name: cleanFileName(file.name), mediaType: told.mediaType, madeAt: madeAtOf(file) };
  if (told.kind !== 'image') return ok({ ...about, bytes: file });
  const stripped = stripPhoto(await bytesOf(file), told.mediaType);
  return stripped
    ? ok({ ...about, bytes: new Blob([stripped.slice()], { type: told.mediaType }) })
    : err(problem('photo-damaged'));
}

/** @param hubBytes largest file that the hub takes */
export const chooseFile = (file: File, hubBytes: number): Promise<Result<Content>> =>
  open(file, hubBytes).catch(() => err(problem('file-unreadable')));
