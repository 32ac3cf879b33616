/**
 * The first load of a device: one file that a hub makes once, that every device stores as it came, and of which a
 * reader opens only what it needs.
 *
 *   4 bytes  `VPF1`
 *   4 bytes  length of the deflated index, big-endian; 4 bytes  its length when inflated
 *   the index: JSON of `firstLoadIndexSchema`, deflate-raw
 *   the blocks, one behind the other, each deflate-raw by itself
 *
 * A block holds changes of one kind and one type of subject: a large document has one for itself, small ones share
 * one, and the events of one subject stand together in the hub's order. The index names the subjects of each block, so
 * that opening one exam inflates one block. How a block looks inside stands in `first-load-block.ts`.
 *
 * Reading: `openFirstLoad(bytes, ports)` gives null when this is no whole first load; `load.index` tells epoch, cursor,
 * and where the chain of each device ends; `load.blocks` and `load.blocksOf(subjectType, subjectId)` tell what there
 * is; `load.read(block)` gives its changes, each held to its hash, or null when a byte of it is wrong. Nothing is
 * copied: blocks are views on the bytes. Inflating and hashing come through ports, as page and Node do them differently.
 */
import { z } from 'zod';
import type { SequencedChange } from './change';
import { type HashText, unpackBlock } from './first-load-block';

export const firstLoadMagic = 'VPF1';
export const firstLoadHeadBytes = 12;

/** No honest file is larger; a wrong length must not ask for all memory. */
const maxIndexBytes = 256 * 1024 * 1024;
const maxBlockBytes = 32 * 1024 * 1024;

const count = z.int().min(0);
const digest = z.string().regex(/^[0-9a-f]{64}$/);

const blockSchema = z.object({
  /** `event`, `document`, `content`, or a kind of a newer hub. */
  kind: z.string(),
  subjectType: z.string(),
  /** Whom or what the changes are about, each once, in the order of the block. */
  subjectIds: z.array(z.string()).min(1),
  /** How many changes. */
  count: count.min(1),
  /** Where the deflated block begins, counted from the end of the index, and its length. */
  offset: count,
  bytes: count,
  /** Length when inflated. */
  rawBytes: count.max(maxBlockBytes),
});
export type FirstLoadBlock = Readonly<z.infer<typeof blockSchema>>;

export const firstLoadIndexSchema = z.object({
  epoch: z.uuid(),
  /** Sequence up to which everything is in here; the feed goes on from it. */
  cursor: count,
  /** Hash of the change at the cursor; null when there is none. */
  cursorHash: digest.nullable(),
  /** The last number of each device that the hub knows of: a device that lost its journal goes on behind it. */
  chainEnds: z.array(z.object({ deviceId: z.string(), deviceSeq: count.min(1), hash: digest })),
  blocks: z.array(blockSchema),
});
export type FirstLoadIndex = z.infer<typeof firstLoadIndexSchema>;

export type FirstLoadPorts = {
  /** Inflates deflate-raw of exactly `rawBytes`; throws or rejects on anything else. */
  readonly inflate: (bytes: Uint8Array, rawBytes: number) => Uint8Array | Promise<Uint8Array>;
  readonly hash: HashText;
};

export type FirstLoad = {
  readonly index: Omit<FirstLoadIndex, 'blocks'>;
  readonly blocks: readonly FirstLoadBlock[];
  /** The blocks that tell of this subject: none, one, or more for a very long stream of events. */
  readonly blocksOf: (subjectType: string, subjectId: string) => readonly FirstLoadBlock[];
  /** A block as it came, for whoever keeps it to open it later. */
  readonly deflated: (block: FirstLoadBlock) => Uint8Array;
  /** The changes of a block; null when they are not what the hub wrote. */
  readonly read: (block: FirstLoadBlock) => Promise<readonly SequencedChange[] | null>;
};

/** Blocks lie behind one another without a hole, and end where the file ends. */
function areBlocksWhole(blocks: readonly FirstLoadBlock[], bytes: number): boolean {
  let end = 0;
  for (const block of blocks) {
    if (block.offset !== end) return false;
    end += block.bytes;
  }
  return end === bytes;
}

async function readIndex(
  bytes: Uint8Array,
  ports: FirstLoadPorts,
): Promise<[FirstLoadIndex, Uint8Array] | null> {
  if (bytes.length < firstLoadHeadBytes) return null;
  if (new TextDecoder().decode(bytes.subarray(0, 4)) !== firstLoadMagic) return null;
  const head = new DataView(bytes.buffer, bytes.byteOffset, firstLoadHeadBytes);
  const [deflated, raw] = [head.getUint32(4), head.getUint32(8)];
  const end = firstLoadHeadBytes + deflated;
  if (raw > maxIndexBytes || end > bytes.length) return null;
  const text = await ports.inflate(bytes.subarray(firstLoadHeadBytes, end), raw);
  if (text.length !== raw) return null;
  const parsed = firstLoadIndexSchema.safeParse(JSON.parse(new TextDecoder().decode(text)));
  const body = bytes.subarray(end);
  return parsed.success && areBlocksWhole(parsed.data.blocks, body.length) ? [parsed.data, body] : null;
}

const subjectKey = (subjectType: string, subjectId: string): string => `${subjectType} ${subjectId}`;

function indexSubjects(blocks: readonly FirstLoadBlock[]): Map<string, FirstLoadBlock[]> {
  const blocksBySubject = new Map<string, FirstLoadBlock[]>();
  for (const block of blocks)
    for (const subjectId of block.subjectIds) {
      const key = subjectKey(block.subjectType, subjectId);
      const known = blocksBySubject.get(key);
      if (known) known.push(block);
      else blocksBySubject.set(key, [block]);
    }
  return blocksBySubject;
}

/** Opens a first load; null when the bytes are not one from the first to the last. */
export async function openFirstLoad(bytes: Uint8Array, ports: FirstLoadPorts): Promise<FirstLoad | null> {
  const opened = await readIndex(bytes, ports).catch(() => null);
  if (!opened) return null;
  const [{ blocks, ...index }, body] = opened;
  let blocksBySubject: Map<string, FirstLoadBlock[]> | null = null;
  const deflated = ({ offset, bytes }: FirstLoadBlock): Uint8Array => body.subarray(offset, offset + bytes);
  return {
    index,
    blocks,
    deflated,
    blocksOf: (subjectType, subjectId) => {
      blocksBySubject ??= indexSubjects(blocks);
      return blocksBySubject.get(subjectKey(subjectType, subjectId)) ?? [];
    },
    read: async (block) => {
      try {
        const raw = await ports.inflate(deflated(block), block.rawBytes);
        if (raw.length !== block.rawBytes) return null;
        const changes = await unpackBlock(raw, ports.hash);
        const isTold = changes?.length === block.count && changes.every(({ seq }) => seq <= index.cursor);
        return isTold ? changes : null;
      } catch {
        return null;
      }
    },
  };
}
