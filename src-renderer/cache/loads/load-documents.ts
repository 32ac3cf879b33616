/** Documents as they lie in the blocks of a first load: versions of the hub, each at its place in the hub's order. */
import type { FirstLoadBlock } from '../../../shared/protocol/first-load';
import type { LoadedText } from '../../../shared/protocol/first-load-block';
import { type DocumentVersions, followHub, noVersions } from '../document-versions';
import { readOutline } from '../read-outline';
import type { StoredLoad } from './load-reader';

export type LoadedDocuments = {
  readonly documents: ReadonlyMap<string, DocumentVersions>;
  /** Texts that are no document of the type their block names. */
  readonly unreadTexts: number;
};

export type GrowingDocuments = {
  readonly add: (text: LoadedText) => void;
  readonly grown: () => LoadedDocuments;
};

/** Gathers documents of one type from the texts of blocks. */
export function growDocuments(type: string, epoch: string): GrowingDocuments {
  const documents = new Map<string, DocumentVersions>();
  let unreadTexts = 0;
  return {
    add: ({ seq, text }) => {
      const change = readOutline({ text });
      if (change?.kind !== 'document' || change.type !== type) {
        unreadTexts += 1;
        return;
      }
      const { subjectId } = change;
      const before = documents.get(subjectId) ?? noVersions(type, subjectId);
      documents.set(subjectId, followHub(before, change, { epoch, seq }));
    },
    grown: () => ({ documents, unreadTexts }),
  };
}

export const isDocumentBlock = ({ kind }: FirstLoadBlock): boolean => kind === 'document';

/** The documents of one type that have any of these ids, and perhaps neighbours of theirs. */
export async function findDocuments(
  load: StoredLoad,
  type: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, DocumentVersions>> {
  const blocks = new Set(ids.flatMap((id) => load.blocksOf(type, id)).filter(isDocumentBlock));
  const found = growDocuments(type, load.index.epoch);
  for (const block of blocks) for (const text of (await load.read(block)) ?? []) found.add(text);
  return found.grown().documents;
}
