/** All bytes of a file that a record names, fetched from the hub where they are not here; for what is shown in the program. */
import { bodyPieceBytes } from '../../shared/contract/bodies-contract';
import { tellFile } from '../../shared/domain/files/tell-file';
import { ok, type Result } from '../../shared/kernel/result';
import type { Action, ActionDeps } from './action';

/** In the pieces in which they crossed. Whoever asks knows that it is not large. */
export async function readFile(
  { host: { bodies } }: Pick<ActionDeps, 'host'>,
  digest: string,
): Promise<Result<Uint8Array<ArrayBuffer>[]>> {
  const here = await bodies.fetch({ digest });
  if (!here.ok) return here;
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (let from = 0; from < here.value.bytes; from += bodyPieceBytes) {
    const read = await bodies.read({ digest, from, length: bodyPieceBytes });
    if (!read.ok) return read;
    pieces.push(read.value.bytes.slice());
  }
  return ok(pieces);
}

/** Larger ones were not made here: a list opens none. */
const mostPreviewBytes = 200_000;

/** The small picture of a file; null where it is none. What it is, its bytes say: the record is of whoever made it. */
export const readPreview: Action<string, Blob | null> = async (deps, digest) => {
  const here = await deps.host.bodies.fetch({ digest });
  if (!here.ok) return here;
  if (here.value.bytes > mostPreviewBytes) return ok(null);
  const read = await readFile(deps, digest);
  if (!read.ok) return read;
  const told = tellFile(read.value[0] ?? new Uint8Array());
  return ok(told.mediaType === 'image/jpeg' ? new Blob(read.value, { type: told.mediaType }) : null);
};
