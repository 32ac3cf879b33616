/**
 * A first load as it came in: what is kept of it as it is, and what is read of it at once. Main held every change to its
 * hash before it kept the file, so nothing is hashed again.
 */

import { inflate } from '../../../shared/kernel/inflate';
import type { SequencedChange } from '../../../shared/protocol/change';
import { type FirstLoad, type FirstLoadBlock, openFirstLoad } from '../../../shared/protocol/first-load';
import type { Seal } from '../seal';
import { loadPlace } from '../seal-places';
import { groupBlocks, headPart, type LoadRow } from './load-groups';

export type IncomingLoad = {
  /** Of the file: names it. */
  readonly digest: string;
  /** The documents stay in their blocks; else each was read as a change of the feed is. */
  readonly isBase: boolean;
  readonly load: FirstLoad;
};

/** Null when the bytes are no first load. */
export const openIncoming = (bytes: Uint8Array): Promise<FirstLoad | null> =>
  openFirstLoad(bytes, { inflate, hash: null });

export type ReadBlocks = {
  readonly changes: readonly SequencedChange[];
  /** Changes of blocks that are not as the hub wrote them: they are missing. */
  readonly lostChanges: number;
};

/** Everything that these blocks say. */
export async function readBlocks(load: FirstLoad, blocks: readonly FirstLoadBlock[]): Promise<ReadBlocks> {
  const changes: SequencedChange[] = [];
  let lostChanges = 0;
  for (const block of blocks) {
    const read = await load.read(block);
    if (!read) lostChanges += block.count;
    for (const change of read ?? []) changes.push(change);
  }
  return { changes, lostChanges };
}

/** Seals what is kept of it. */
export function sealLoad(seal: Seal, { digest, isBase, load }: IncomingLoad): Promise<LoadRow[]> {
  const row = async (part: number, bytes: Uint8Array): Promise<LoadRow> => ({
    load: digest,
    part,
    sealed: await seal.seal(loadPlace(digest, part), bytes),
  });
  const kept = groupBlocks(load.blocks).filter(({ kind }) => isBase || kind === 'content');
  return Promise.all([
    row(headPart, load.head),
    ...kept.map(({ part, blocks }) => row(part, load.deflated(blocks))),
  ]);
}
