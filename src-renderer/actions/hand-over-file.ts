/** Hands bytes to main in pieces, so that neither side ever holds all of a large file. */
import { bodyPieceBytes } from '../../shared/contract/bodies-contract';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { ActionDeps } from './action';

export type HandedOver = { readonly digest: string; readonly bytes: number };

type HandOver = {
  readonly content: Blob;
  /** Told after every piece: how many bytes main has. */
  readonly onProgress?: ((bytes: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
};

/** Null: it was called off, and nothing of it is kept. A file that can be read no more is one that was never begun. */
export async function handOverFile(
  { host: { bodies } }: Pick<ActionDeps, 'host'>,
  { content, onProgress, signal }: HandOver,
): Promise<Result<HandedOver | null>> {
  const begun = await bodies.begin({ bytes: content.size });
  if (!begun.ok) return begun;
  const { bodyId } = begun.value;
  const giveUp = async <T>(answer: Result<T>): Promise<Result<T>> => {
    await bodies.abandon({ bodyId });
    return answer;
  };
  for (let at = 0; at < content.size; ) {
    if (signal?.aborted) return giveUp(ok(null));
    const piece = await content
      .slice(at, at + bodyPieceBytes)
      .arrayBuffer()
      .catch(() => null);
    // The stick was pulled out, or the file became another.
    if (!piece || piece.byteLength === 0) return giveUp(err(problem('file-unreadable')));
    const added = await bodies.append({ bodyId, at, bytes: new Uint8Array(piece) });
    if (!added.ok) return giveUp(added);
    at += piece.byteLength;
    onProgress?.(at);
  }
  return signal?.aborted ? giveUp(ok(null)) : bodies.finish({ bodyId });
}
