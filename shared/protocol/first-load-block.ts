/**
 * A block of a first load, inflated: a line of JSON with `seq, bytes, chars` of each change, a line with `hash, signature`
 * of each, and behind them the texts of the changes, one after the other, byte for byte as their devices signed them.
 * Whoever only wants to know what the texts say reads the first line and cuts one decoded text; `chars` counts UTF-16.
 */
import { z } from 'zod';
import type { SequencedChange } from './change';

const lineEnd = 10;
const numbersPerPlace = 3;
const textsPerProof = 2;

const placesSchema = z.array(z.int().min(0));
const proofsSchema = z.array(z.string().max(120));
const hashPattern = /^[0-9a-f]{64}$/;

/** The raw bytes of a block. */
export function packBlock(changes: readonly SequencedChange[]): Uint8Array {
  const encoder = new TextEncoder();
  const texts = changes.map(({ text }) => encoder.encode(text));
  const places = changes.flatMap(({ seq, text }, i) => [seq, texts[i]?.length ?? 0, text.length]);
  const proofs = changes.flatMap(({ hash, signature }) => [hash, signature]);
  const lines = encoder.encode(`${JSON.stringify(places)}\n${JSON.stringify(proofs)}\n`);
  const raw = new Uint8Array(texts.reduce((sum, text) => sum + text.length, lines.length));
  raw.set(lines);
  let at = lines.length;
  for (const text of texts) {
    raw.set(text, at);
    at += text.length;
  }
  return raw;
}

/** SHA-256 in hex. */
export type HashText = (bytes: Uint8Array) => string | Promise<string>;

type Place = { readonly seq: number; readonly bytes: number; readonly chars: number };
type Parts = {
  readonly places: readonly Place[];
  readonly proofs: Uint8Array;
  readonly texts: Uint8Array;
};

/** Null when the bytes are not as long as their first line says. */
function splitBlock(raw: Uint8Array): Parts | null {
  const firstEnd = raw.indexOf(lineEnd);
  const secondEnd = raw.indexOf(lineEnd, firstEnd + 1);
  if (firstEnd < 0 || secondEnd < 0) return null;
  const line = new TextDecoder('utf-8', { fatal: true }).decode(raw.subarray(0, firstEnd));
  const numbers = placesSchema.safeParse(JSON.parse(line)).data;
  if (!numbers || numbers.length % numbersPerPlace !== 0) return null;
  const places = Array.from({ length: numbers.length / numbersPerPlace }, (_, i) => {
    const [seq = 0, bytes = 0, chars = 0] = numbers.slice(i * numbersPerPlace, (i + 1) * numbersPerPlace);
    return { seq, bytes, chars };
  });
  const texts = raw.subarray(secondEnd + 1);
  const isWhole = places.reduce((sum, { bytes }) => sum + bytes, 0) === texts.length;
  const isNumbered = places.every(({ seq }) => seq >= 1);
  return isWhole && isNumbered ? { places, proofs: raw.subarray(firstEnd + 1, secondEnd), texts } : null;
}

/** What a change of a block says, without what proves it. */
export type LoadedText = Pick<SequencedChange, 'seq' | 'text'>;

/**
 * The texts of a block whose changes were held to their hashes before; null when it is no block.
 * Throws on bytes that are no UTF-8.
 */
export function readBlockTexts(raw: Uint8Array): readonly LoadedText[] | null {
  const parts = splitBlock(raw);
  if (!parts) return null;
  const all = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(parts.texts);
  let at = 0;
  const texts = parts.places.map(({ seq, chars }) => {
    at += chars;
    return { seq, text: all.slice(at - chars, at) };
  });
  return at === all.length ? texts : null;
}

/**
 * The changes of a block, with what proves them; null when something does not fit. Throws on what is no JSON or UTF-8.
 * @param hash holds each change to its hash; null where that was done before
 */
export async function unpackBlock(raw: Uint8Array, hash: HashText | null): Promise<SequencedChange[] | null> {
  const parts = splitBlock(raw);
  if (!parts) return null;
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const proofs = proofsSchema.safeParse(JSON.parse(decoder.decode(parts.proofs))).data;
  if (proofs?.length !== parts.places.length * textsPerProof) return null;
  const changes: SequencedChange[] = [];
  let at = 0;
  for (const [i, { seq, bytes, chars }] of parts.places.entries()) {
    const encoded = parts.texts.subarray(at, at + bytes);
    const [told = '', signature = ''] = proofs.slice(i * textsPerProof, (i + 1) * textsPerProof);
    const text = decoder.decode(encoded);
    if (!hashPattern.test(told) || text.length !== chars) return null;
    if (hash && (await hash(encoded)) !== told) return null;
    changes.push({ seq, text, hash: told, signature });
    at += bytes;
  }
  return changes;
}
