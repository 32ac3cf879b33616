/**
 * Hands a qualification file in to the catalogue at the hub, piece by piece: a line that breaks costs one piece, and the same
 * file given once more goes on where it was. The hub then reads it whole, or takes nothing.
 */
import { problem } from '../../shared/kernel/problem';
import { err, type Result } from '../../shared/kernel/result';
import {
  type CatalogueFile,
  catalogueMaxBytes,
  cataloguePieceBytes,
} from '../../shared/protocol/catalogue-api';
import type { ActionDeps } from './action';

export type FileToAdd = {
  readonly file: File;
  /** How much of it the hub has, from 0 to 1. */
  readonly onProgress: (share: number) => void;
};

const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Names of files may hold what the hub cannot keep. */
const printableName = (name: string): string =>
  name
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
    .trim()
    .slice(0, 200) || 'file.xml';

/** The whole of it in memory at once, the digest taken by the platform. A file that went away meanwhile is none. */
async function readDigest(file: File): Promise<string | null> {
  try {
    return hex(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  } catch {
    return null;
  }
}

async function handIn(
  { host }: Pick<ActionDeps, 'host'>,
  { file, onProgress }: FileToAdd,
  digest: string,
): Promise<Result<{ readonly file: CatalogueFile }>> {
  const count = Math.ceil(file.size / cataloguePieceBytes);
  const about = { digest, name: printableName(file.name), bytes: file.size };
  let number = 0;
  // A hub that asks for the same again and again is not followed for ever.
  for (let sent = 0; number < count; sent++) {
    if (sent > 2 * count + 10) return err(problem('hub-busy'));
    const at = number * cataloguePieceBytes;
    const content = new Uint8Array(await file.slice(at, at + cataloguePieceBytes).arrayBuffer());
    const taken = await host.catalogue.addPiece({ ...about, number, content });
    if (!taken.ok) return taken;
    number = taken.value.next;
    onProgress(number / count);
  }
  return host.catalogue.addFile({ digest });
}

/** The file as the hub has it now. */
export async function addCatalogueFile(
  deps: ActionDeps,
  given: FileToAdd,
): Promise<Result<{ readonly file: CatalogueFile }>> {
  const { file } = given;
  if (file.size === 0) return err(problem('file-empty'));
  if (file.size > catalogueMaxBytes)
    return err(problem('file-too-large', { bytes: file.size, maxBytes: catalogueMaxBytes }));
  const digest = await readDigest(file);
  return digest === null ? err(problem('file-unreadable')) : handIn(deps, given, digest);
}
