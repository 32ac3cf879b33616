/**
 * Spare blocks of a closed segment, from which damage in it is made good without anybody else: no copy, no hub. The file
 * is cut into blocks of 4 kB; every sixteenth belongs to one group, and of each group the exclusive or is kept, with a
 * checksum of every block, so that it is known which one is bad. One bad block of a group comes back, so any flipped bit
 * and any stretch of up to 60 kB does. Sealed bytes only, and what comes out is judged like any file (SPEC.md, L12).
 *
 * Content: one line of JSON, then one block per group.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { FilesPort } from '../disk/files-port';
import { writeWholeFile } from '../disk/write-whole-file';
import { checksum } from './checksum';

const blockBytes = 4096;
const groups = 16;
const newLine = 0x0a;

const headSchema = z.object({
  /** How long the segment is. */
  bytes: z.int().min(0),
  /** SHA-256 of the segment, in hex. */
  digest: z.string(),
  /** CRC-32 of every block, the last one filled up with zeros. */
  blocks: z.array(z.int()),
});
type Parity = z.infer<typeof headSchema> & { readonly spare: readonly Buffer[] };

const parityName = (number: number): string => `${String(number).padStart(8, '0')}.parity`;
const digestOf = (file: Buffer): string => createHash('sha256').update(file).digest('hex');

/** The file in whole blocks, as if it were `bytes` long. */
function cutInBlocks(file: Buffer, bytes: number): Buffer[] {
  const whole = Buffer.alloc(Math.ceil(bytes / blockBytes) * blockBytes);
  file.copy(whole, 0, 0, bytes);
  return Array.from({ length: whole.length / blockBytes }, (_, i) =>
    whole.subarray(i * blockBytes, (i + 1) * blockBytes),
  );
}

function addTo(sum: Buffer, block: Buffer): void {
  for (let i = 0; i < blockBytes; i++) sum[i] = (sum[i] ?? 0) ^ (block[i] ?? 0);
}

/** Keeps spare blocks of a segment that will not change any more. Rejects when the disk refuses. */
export async function writeParity(
  files: FilesPort,
  folder: string,
  number: number,
  segment: Buffer,
): Promise<void> {
  const blocks = cutInBlocks(segment, segment.length);
  const spare = Array.from({ length: Math.min(groups, blocks.length) }, () => Buffer.alloc(blockBytes));
  for (const [i, block] of blocks.entries()) addTo(spare[i % groups] as Buffer, block);
  const head = { bytes: segment.length, digest: digestOf(segment), blocks: blocks.map((b) => checksum(b)) };
  const content = Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), ...spare]);
  await writeWholeFile(files, folder, parityName(number), content);
}

/** The spare blocks of a segment; null when there are none, or none that can be read. */
async function readParity(files: FilesPort, folder: string, number: number): Promise<Parity | null> {
  try {
    const name = parityName(number);
    if (!(await files.list(folder)).includes(name)) return null;
    const content = await files.read(`${folder}/${name}`);
    const end = content.indexOf(newLine);
    const head = headSchema.parse(JSON.parse(content.subarray(0, end).toString()));
    const rest = content.subarray(end + 1);
    return { ...head, spare: cutInBlocks(rest, rest.length) };
  } catch {
    // Of another form, or a disk that does not give it: then the ring and the hub are what is left.
    return null;
  }
}

/** Whether spare blocks of the segment with this digest are kept. */
export const hasParity = async (
  files: FilesPort,
  folder: string,
  number: number,
  digest: string,
): Promise<boolean> => (await readParity(files, folder, number))?.digest === digest;

/** The segment as it was, to the byte; null when its spare blocks do not suffice or are of another file. */
export async function repairByParity(
  files: FilesPort,
  folder: string,
  number: number,
  damaged: Buffer,
): Promise<Buffer | null> {
  const parity = await readParity(files, folder, number);
  if (parity === null) return null;
  const blocks = cutInBlocks(damaged, parity.bytes);
  const bad = blocks.flatMap((block, i) => (checksum(block) === parity.blocks[i] ? [] : [i]));
  for (const i of bad) {
    const sum = Buffer.from(parity.spare[i % groups] ?? Buffer.alloc(blockBytes));
    for (let other = i % groups; other < blocks.length; other += groups)
      if (other !== i) addTo(sum, blocks[other] as Buffer);
    blocks[i] = sum;
  }
  const repaired = Buffer.concat(blocks).subarray(0, parity.bytes);
  return digestOf(repaired) === parity.digest ? repaired : null;
}
