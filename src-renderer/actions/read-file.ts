/** All bytes of a file that a record names, fetched from the hub where they are not here; for what is shown in the program. */
import { bodyPieceBytes } from '../../shared/contract/bodies-contract';
import { ok, type Result } from '../../shared/kernel/result';
import type { ActionDeps } from './action';

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
