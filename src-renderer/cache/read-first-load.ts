/**
 * Opens the body of a first load: one file of blocks, each inflated once. Main held every change to its hash before it
 * kept the file, and the body store held the file to its digest, so nothing is hashed again here.
 */
import { inflateSync } from 'fflate';
import type { SequencedChange } from '../../shared/protocol/change';
import { openFirstLoad } from '../../shared/protocol/first-load';
import type { ContentBlock } from './content-rows';

export type ReadLoad = {
  readonly epoch: string;
  readonly changes: readonly SequencedChange[];
  /** Blocks of contents, as they came: each is opened when somebody asks for what it holds. */
  readonly contents: readonly ContentBlock[];
  /** Blocks that are not as the hub wrote them: what they held is missing. */
  readonly lostChanges: number;
};

const inflate = (bytes: Uint8Array, rawBytes: number): Uint8Array =>
  inflateSync(bytes, { out: new Uint8Array(rawBytes) });

/**
 * Null when the bytes are no first load.
 * @param digest of the file: names its blocks
 */
export async function readFirstLoad(bytes: Uint8Array, digest: string): Promise<ReadLoad | null> {
  const load = await openFirstLoad(bytes, { inflate, hash: null });
  if (!load) return null;
  const changes: SequencedChange[] = [];
  const contents: ContentBlock[] = [];
  let lostChanges = 0;
  for (const block of load.blocks) {
    if (block.kind === 'content') {
      const { subjectIds: digests, rawBytes, offset } = block;
      contents.push({ id: `${digest} ${offset}`, digests, rawBytes, bytes: load.deflated(block) });
      continue;
    }
    const read = await load.read(block);
    if (!read) lostChanges += block.count;
    for (const change of read ?? []) changes.push(change);
  }
  return { epoch: load.index.epoch, changes, contents, lostChanges };
}
