/** Reads whole types of documents out of the blocks of a first load, in slices: what lies under the packs. */
import type { World } from '../../../shared/kernel/world';
import type { DocumentVersions } from '../document-versions';
import { inSlices } from '../in-slices';
import { growDocuments, isDocumentBlock } from '../loads/load-documents';
import type { LoadReader } from '../loads/load-reader';
import type { ReadBase } from '../packs/load-packs';
import { baseRevision } from '../packs/pack-index';

export type BaseReader = {
  readonly read: ReadBase<DocumentVersions>;
  /** Texts in what was read that are no document of their type, or that are lost. */
  readonly unreadTexts: () => number;
};

/** Begins with nothing read. */
export function createBaseReader(world: World, loads: LoadReader): BaseReader {
  const unreadByType = new Map<string, number>();
  return {
    read: async (digest, type) => {
      const load = await loads.open(digest);
      const growing = growDocuments(type, load.index.epoch);
      const addInSlices = inSlices(world);
      let lostTexts = 0;
      for (const block of load.blocks) {
        if (!isDocumentBlock(block) || block.subjectType !== type) continue;
        const texts = await load.read(block);
        if (texts) await addInSlices(texts, growing.add);
        else lostTexts += block.count;
      }
      const { documents, unreadTexts } = growing.grown();
      unreadByType.set(type, lostTexts + unreadTexts);
      return [...documents].map(([id, value]) => ({ id, at: baseRevision, value }));
    },
    unreadTexts: () => [...unreadByType.values()].reduce((sum, count) => sum + count, 0),
  };
}
