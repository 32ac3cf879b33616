/**
 * How a first load lies in the database: its head and index as they came, and its blocks as they came, some hundreds of
 * kilobytes of neighbours of one type under one seal. Events lie in streams instead, and what is of no kind we know is
 * counted. Pure; writer and reader find the same groups.
 */
import type { FirstLoadBlock } from '../../../shared/protocol/first-load';

export type LoadRow = {
  /** Digest of the file. */
  readonly load: string;
  /** 0 is head and index, the others are groups of blocks. */
  readonly part: number;
  readonly sealed: Uint8Array<ArrayBuffer>;
};

export const headPart = 0;

export type BlockGroup = {
  readonly part: number;
  readonly kind: string;
  readonly blocks: readonly FirstLoadBlock[];
};

const groupBytes = 256 * 1024;

const fits = (group: BlockGroup, block: FirstLoadBlock): boolean => {
  const [first] = group.blocks;
  const isNeighbour = first?.kind === block.kind && first.subjectType === block.subjectType;
  return isNeighbour && block.offset + block.bytes - first.offset <= groupBytes;
};

/** The groups in which blocks of documents and contents are kept, in order. */
export function groupBlocks(blocks: readonly FirstLoadBlock[]): readonly BlockGroup[] {
  const groups: BlockGroup[] = [];
  for (const block of blocks) {
    if (block.kind !== 'document' && block.kind !== 'content') continue;
    const last = groups.at(-1);
    if (last && fits(last, block)) groups[groups.length - 1] = { ...last, blocks: [...last.blocks, block] };
    else groups.push({ part: headPart + groups.length + 1, kind: block.kind, blocks: [block] });
  }
  return groups;
}
