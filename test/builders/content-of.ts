/** All of what was handed over to be saved, at once or in pieces. */
import type { FileContent } from '../../src-main/disk/write-whole-file';

export async function contentOf(content: FileContent): Promise<Uint8Array> {
  if (content instanceof Uint8Array) return content;
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}
