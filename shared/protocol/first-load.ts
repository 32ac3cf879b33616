/**
 * The first load of a device: one file that a hub makes once, that every device stores as it came, and of which a
 * reader opens only what it needs.
 *
 *   4 bytes  `VPF2`
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
 * Whoever keeps the file in pieces reads its index with `readLoadIndex`.
 */
import { z } from 'zod';
import { seesSchema } from '../values/sees';
import type { SequencedChange } from './change';
import { type HashText, unpackBlock } from './first-load-block';

export const firstLoadMagic = 'VPF2';
export const firstLoadHeadBytes = 12;

/** No honest file is larger; a wrong length must not ask for all memory. */
const maxIndexBytes = 256 * 1024 * 1024;
const maxBlockBytes = 32 * 1024 * 1024;

const count = z.int().min(0);
const digest = z.string().regex(/^[0-9a-f]{64}$/);

const isTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.length > 0 && value.every((inner) => typeof inner === 'string');

const blockSchema = z.object({
  /** `event`, `document`, `content`, or a kind of a newer hub. */
  kind: z.string(),
  subjectType: z.string(),
  /** Whom or what the changes are about, each once, in the order of the block. Tens of thousands in all, so no schema each. */
  subjectIds: z.custom<readonly string[]>(isTexts, 'expected ids'),
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
  /** What it was made for; absent in one of everything. */
  sees: seesSchema.optional(),
  /** The last number at which something was erased that had been told before; absent where nothing was. */
  erasedSeq: count.optional(),
  /** The last number of each device that the hub knows of: a device that lost its journal goes on behind it. */
  chainEnds: z.array(z.object({ deviceId: z.string(), deviceSeq: count.min(1), hash: digest })),
  blocks: z.array(blockSchema),
});
export type FirstLoadIndex = z.infer<typeof firstLoadIndexSchema>;

export type FirstLoadPorts = {
  /** Inflates deflate-raw of exactly `rawBytes`; throws or rejects on anything else. */
  readonly inflate: (bytes: Uint8Array, rawBytes: number) => Uint8Array | Promise<Uint8Array>;
  /** Null where the bytes were held to their hashes before. */
  readonly hash: HashText | null;
};

/** What the beginning of a first load tells. */
export type LoadIndex = {
  readonly index: Omit<FirstLoadIndex, 'blocks'>;
  readonly blocks: readonly FirstLoadBlock[];
  /** The blocks that tell of this subject: none, one, or more for a very long stream of events. */
  readonly blocksOf: (subjectType: string, subjectId: string) => readonly FirstLoadBlock[];
};

export type FirstLoad = LoadIndex & {
  /** Head and index as they came: what `readLoadIndex` reads. */
  readonly head: Uint8Array;
  /** Blocks as they came, for whoever keeps them to open them later. They lie behind one another. */
  readonly deflated: (blocks: readonly FirstLoadBlock[]) => Uint8Array;
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

/** Whether the bytes are of the form that this program reads and writes. */
export const isOfThisForm = (bytes: Uint8Array): boolean =>
  bytes.length >= firstLoadHeadBytes && new TextDecoder().decode(bytes.subarray(0, 4)) === firstLoadMagic;

/** Where head and index end; null when this is no first load. */
function indexEndOf(bytes: Uint8Array): number | null {
  if (!isOfThisForm(bytes)) return null;
  const head = new DataView(bytes.buffer, bytes.byteOffset, firstLoadHeadBytes);
  const end = firstLoadHeadBytes + head.getUint32(4);
  return head.getUint32(8) <= maxIndexBytes && end <= bytes.length ? end : null;
}

type BlocksBySubject = ReadonlyMap<string, readonly FirstLoadBlock[]>;

function indexSubjects(blocks: readonly FirstLoadBlock[], subjectType: string): BlocksBySubject {
  const blocksBySubject = new Map<string, FirstLoadBlock[]>();
  for (const block of blocks)
    for (const subjectId of block.subjectType === subjectType ? block.subjectIds : []) {
      const known = blocksBySubject.get(subjectId);
      if (known) known.push(block);
      else blocksBySubject.set(subjectId, [block]);
    }
  return blocksBySubject;
}

/** Finds blocks by subject. A type is indexed when somebody first asks for one of it: all of them take too long in one go. */
function createBlockFinder(blocks: readonly FirstLoadBlock[]): LoadIndex['blocksOf'] {
  const byType = new Map<string, BlocksBySubject>();
  return (subjectType, subjectId) => {
    const ofType = byType.get(subjectType) ?? indexSubjects(blocks, subjectType);
    byType.set(subjectType, ofType);
    return ofType.get(subjectId) ?? [];
  };
}

/** Reads the index of a first load, or of its beginning; null when the bytes do not begin as one. */
export async function readLoadIndex(
  bytes: Uint8Array,
  { inflate }: Pick<FirstLoadPorts, 'inflate'>,
): Promise<LoadIndex | null> {
  const end = indexEndOf(bytes);
  if (end === null) return null;
  const raw = new DataView(bytes.buffer, bytes.byteOffset).getUint32(8);
  try {
    const text = await inflate(bytes.subarray(firstLoadHeadBytes, end), raw);
    if (text.length !== raw) return null;
    const { blocks, ...index } = firstLoadIndexSchema.parse(JSON.parse(new TextDecoder().decode(text)));
    return { index, blocks, blocksOf: createBlockFinder(blocks) };
  } catch {
    return null;
  }
}

/** Opens a first load; null when the bytes are not one from the first to the last. */
export async function openFirstLoad(bytes: Uint8Array, ports: FirstLoadPorts): Promise<FirstLoad | null> {
  const opened = await readLoadIndex(bytes, ports);
  const end = indexEndOf(bytes) ?? 0;
  if (!opened || !areBlocksWhole(opened.blocks, bytes.length - end)) return null;
  const deflated: FirstLoad['deflated'] = (blocks) => {
    const [first, last] = [blocks[0], blocks.at(-1)];
    return first && last
      ? bytes.subarray(end + first.offset, end + last.offset + last.bytes)
      : new Uint8Array();
  };
  return {
    ...opened,
    head: bytes.subarray(0, end),
    deflated,
    read: async (block) => {
      try {
        const raw = await ports.inflate(deflated([block]), block.rawBytes);
        if (raw.length !== block.rawBytes) return null;
        const changes = await unpackBlock(raw, ports.hash);
        const isTold =
          changes?.length === block.count && changes.every(({ seq }) => seq <= opened.index.cursor);
        return isTold ? changes : null;
      } catch {
        return null;
      }
    },
  };
}
