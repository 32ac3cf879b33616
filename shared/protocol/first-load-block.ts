/**
 * A block of a first load, inflated: one line of JSON with `[seq, hash, signature, bytes]` of each change, and behind it
 * the texts of the changes, one after the other, byte for byte as their devices signed them.
 */
import { z } from 'zod';
import type { SequencedChange } from './change';

const lineEnd = 10;

const directorySchema = z.array(
  z.tuple([z.int().min(1), z.string().regex(/^[0-9a-f]{64}$/), z.string().max(120), z.int().min(0)]),
);

/** The raw bytes of a block. */
export function packBlock(changes: readonly SequencedChange[]): Uint8Array {
  const encoder = new TextEncoder();
  const texts = changes.map(({ text }) => encoder.encode(text));
  const directory = changes.map(({ seq, hash, signature }, i) => [seq, hash, signature, texts[i]?.length]);
  const line = encoder.encode(`${JSON.stringify(directory)}\n`);
  const raw = new Uint8Array(texts.reduce((sum, text) => sum + text.length, line.length));
  raw.set(line);
  let at = line.length;
  for (const text of texts) {
    raw.set(text, at);
    at += text.length;
  }
  return raw;
}

/** SHA-256 in hex; null where the bytes were held to their hashes before. */
export type HashText = ((bytes: Uint8Array) => string | Promise<string>) | null;

/** The changes of a block, each held to its hash; null when something does not fit. */
export async function unpackBlock(raw: Uint8Array, hash: HashText): Promise<SequencedChange[] | null> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const lineLength = raw.indexOf(lineEnd);
  if (lineLength < 0) return null;
  const directory = directorySchema.safeParse(JSON.parse(decoder.decode(raw.subarray(0, lineLength))));
  if (!directory.success) return null;
  const changes: SequencedChange[] = [];
  let at = lineLength + 1;
  for (const [seq, changeHash, signature, bytes] of directory.data) {
    const text = raw.subarray(at, at + bytes);
    if (hash && (await hash(text)) !== changeHash) return null;
    changes.push({ seq, text: decoder.decode(text), hash: changeHash, signature });
    at += bytes;
  }
  return at === raw.length ? changes : null;
}
