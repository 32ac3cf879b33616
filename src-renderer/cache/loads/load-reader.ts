/**
 * Opens what lies in the database of first loads, block by block. The index of each is read once and remembered; of the
 * blocks only the last group is, for whoever goes through neighbours.
 */

import { inflate } from '../../../shared/kernel/inflate';
import { type FirstLoadBlock, type LoadIndex, readLoadIndex } from '../../../shared/protocol/first-load';
import { type LoadedText, readBlockTexts } from '../../../shared/protocol/first-load-block';
import type { CacheDatabase } from '../database';
import { BrokenSeal, type Seal } from '../seal';
import { loadPlace } from '../seal-places';
import { type BlockGroup, groupBlocks, headPart } from './load-groups';

export type StoredLoad = Pick<LoadIndex, 'index' | 'blocks' | 'blocksOf'> & {
  /**
   * The texts of a block; null when it is not as the hub wrote it.
   * Rejects with `BrokenSeal` when a row of the load is gone or its seal does not hold.
   */
  readonly read: (block: FirstLoadBlock) => Promise<readonly LoadedText[] | null>;
};

export type LoadReader = {
  /** The load of that digest. Rejects with `BrokenSeal`. */
  readonly open: (digest: string) => Promise<StoredLoad>;
};

function groupByOffset(blocks: readonly FirstLoadBlock[]): ReadonlyMap<number, BlockGroup> {
  const groups = groupBlocks(blocks);
  return new Map(groups.flatMap((group) => group.blocks.map(({ offset }) => [offset, group] as const)));
}

/** Reads nothing before it is asked. */
export function createLoadReader(database: CacheDatabase, seal: Seal): LoadReader {
  const unseal = async (digest: string, part: number): Promise<Uint8Array> => {
    const row = await database.loads.get([digest, part]);
    if (!row) throw new BrokenSeal(`loads ${digest} ${part}`);
    return seal.unseal(loadPlace(digest, part), row.sealed);
  };

  const open = async (digest: string): Promise<StoredLoad> => {
    const told = await readLoadIndex(await unseal(digest, headPart), { inflate });
    if (!told) throw new BrokenSeal(`loads ${digest}`);
    const groups = groupByOffset(told.blocks);
    let last: { readonly part: number; readonly bytes: Promise<Uint8Array> } | null = null;
    const bytesOf = async (group: BlockGroup, block: FirstLoadBlock): Promise<Uint8Array> => {
      if (last?.part !== group.part) {
        const opening = { part: group.part, bytes: unseal(digest, group.part) };
        last = opening;
        // What could not be opened is good again after the view was built anew.
        opening.bytes.catch(() => {
          if (last === opening) last = null;
        });
      }
      const bytes = await last.bytes;
      const at = block.offset - (group.blocks[0]?.offset ?? 0);
      return bytes.subarray(at, at + block.bytes);
    };
    return {
      ...told,
      read: async (block) => {
        const group = groups.get(block.offset);
        if (!group) return null;
        const deflated = await bytesOf(group, block);
        try {
          const texts = readBlockTexts(await inflate(deflated));
          return texts?.length === block.count ? texts : null;
        } catch {
          return null;
        }
      },
    };
  };

  const opened = new Map<string, Promise<StoredLoad>>();
  return {
    open: (digest) => {
      const known = opened.get(digest) ?? open(digest);
      opened.set(digest, known);
      known.catch(() => opened.delete(digest));
      return known;
    },
  };
}
