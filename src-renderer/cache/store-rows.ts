/** Writes what a page of the journal changed, together with the new position, in one transaction: all of it or nothing. */
import {
  type CacheDatabase,
  cacheVersion,
  type DocumentRow,
  type RowCounts,
  type StateRow,
  type StreamRow,
} from './database';
import { shownVersion } from './document-versions';
import { documentPlace, streamPlace } from './load-rows';
import type { Rows } from './projection';
import { sealValue } from './row-codec';
import type { Seal } from './seal';

const isChanged =
  <T>(before: ReadonlyMap<string, T>) =>
  ([key, row]: readonly [string, T]): boolean =>
    before.get(key) !== row;

/** Rows to write, already sealed. */
type SealedRows = { readonly streams: StreamRow[]; readonly documents: DocumentRow[] };

async function sealRows(seal: Seal, before: Rows, after: Rows): Promise<SealedRows> {
  const streams = [...after.streams].filter(isChanged(before.streams)).map(
    async ([assessmentId, events]): Promise<StreamRow> => ({
      assessmentId,
      tip: `${events.length} ${events.at(-1)?.changeId ?? ''}`,
      sealed: await sealValue(seal, streamPlace(assessmentId), events),
    }),
  );
  const documents = [...after.documents.entries()].filter(isChanged(before.documents)).map(
    async ([, versions]): Promise<DocumentRow> => ({
      type: versions.type,
      documentId: versions.documentId,
      revision: shownVersion(versions)?.revision ?? null,
      sealed: await sealValue(seal, documentPlace(versions.type, versions.documentId), versions),
    }),
  );
  return { streams: await Promise.all(streams), documents: await Promise.all(documents) };
}

const grown = (counts: RowCounts, before: Rows, after: Rows): RowCounts => ({
  streams: counts.streams + after.streams.size - before.streams.size,
  documents: counts.documents + after.documents.size - before.documents.size,
  handIns: counts.handIns + after.handIns.size - before.handIns.size,
});

/**
 * Stores the rows that differ and moves the state on to `reached`.
 * @returns the new state, or null when somebody else (another window) moved the state meanwhile: nothing was written
 */
export async function storeRows(
  database: CacheDatabase,
  seal: Seal,
  change: {
    readonly from: StateRow;
    readonly reached: Pick<StateRow, 'position' | 'hash' | 'organisationId'>;
    /** Epoch of the hub before and after. */
    readonly epochs: { readonly from: string | null; readonly reached: string | null };
    readonly before: Rows;
    readonly after: Rows;
  },
): Promise<StateRow | null> {
  const { from, reached, epochs, before, after } = change;
  const { streams, documents } = await sealRows(seal, before, after);
  const handIns = [...after.handIns].filter(isChanged(before.handIns)).map(([, row]) => row);
  const next: StateRow = {
    ...from,
    ...reached,
    version: cacheVersion,
    counts: grown(from.counts, before, after),
  };
  const { meta } = database;
  return database.transaction(
    'rw',
    meta,
    database.streams,
    database.documents,
    database.handIns,
    async () => {
      const now = await meta.get('state');
      if (now?.name !== 'state' || now.position !== from.position || now.journalId !== from.journalId)
        return null;
      await Promise.all([
        database.streams.bulkPut(streams),
        database.documents.bulkPut(documents),
        database.handIns.bulkPut(handIns),
        meta.put(next),
        epochs.reached !== null &&
          epochs.reached !== epochs.from &&
          meta.put({ name: 'epoch', epoch: epochs.reached }),
      ]);
      return next;
    },
  );
}
