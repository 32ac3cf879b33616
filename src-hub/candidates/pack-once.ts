/** Files of the page as they travel to a phone: packed when the first browser asks, and kept. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';

/** The file in gzip; null where that would save nothing, or it is not there any more. */
export type Packed = () => Promise<Buffer | null>;

/** Pictures are packed already. */
const packable: readonly string[] = [
  ...['.html', '.js', '.css', '.json', '.webmanifest'],
  ...['.svg', '.txt', '.ttf'],
];
/** The largest fonts are asked for by one name in thousands, and are not worth the memory. */
const mostBytes = 1024 ** 2;

async function pack(file: string): Promise<Buffer | null> {
  const bytes = await fs.readFile(file);
  const packed = await promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION });
  return packed.length < bytes.length ? packed : null;
}

/** @param bytes size of the file */
export function packOnce(file: string, bytes: number): Packed {
  if (bytes > mostBytes || !packable.includes(path.extname(file))) return async () => null;
  let packing: Promise<Buffer | null> | null = null;
  return () => {
    packing ??= pack(file).catch(() => null);
    return packing;
  };
}
