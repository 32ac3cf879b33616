/**
 * Every change of this device that the journal names, and how far each has come: a row of numbers for each, so that
 * hundreds of thousands cost a few megabytes and no object. What a state is, is said by `hand-in.ts` alone.
 */

import type { ChangeId, OrganisationId } from '../../shared/kernel/ids';
import {
  type Feed,
  feedOf,
  type HandInCounts,
  type HandInFacts,
  type HandInPlace,
  type HandInState,
  handInStateOf,
  noHandIns,
} from '../../shared/protocol/hand-in';
import type { NamedFile } from '../../shared/protocol/named-files';
import { createIdTable } from './id-table';
import { createNumberRows } from './number-rows';
import { createOwnFiles, type SavedOwnFiles } from './own-files';

/** A change made here, as the table keeps it. */
export type MadeChange = {
  readonly changeId: ChangeId;
  /** Where it stands in the journal. */
  readonly position: number;
  readonly bytes: number;
  readonly organisationId: OrganisationId | null;
  readonly deviceSeq: number;
  /** Type and id of the document it is a version of; null for an event. */
  readonly document: string | null;
  /** What it names. */
  readonly files: readonly NamedFile[];
};
export type WaitingChange = Pick<MadeChange, 'changeId' | 'position' | 'bytes'>;

export type WaitingFile = NamedFile & {
  /** The hub takes no file before a change that names it. */
  readonly mayGo: boolean;
};

export type OwnChanges = {
  /** Where the change stands in the journal: in an entry of its own, a page or a first load. Null when it does not. */
  readonly positionOf: (changeId: ChangeId) => number | null;
  /** Number in the chain of a change made here; 0 for any other. */
  readonly deviceSeqOf: (changeId: ChangeId) => number;
  readonly noteMade: (change: MadeChange) => void;
  /** The device goes on under another id: no number of before is one of its chain. */
  readonly forgetChain: () => void;
  /** A change of this device that the journal had lost and the hub sent. It never waits; its files stay, though (Y28). */
  readonly noteSentBack: (changeId: ChangeId, position: number, files: readonly NamedFile[]) => void;
  readonly noteReceived: (changeId: ChangeId) => void;
  readonly noteRefused: (changeId: ChangeId) => void;
  /** Y27: the hub of that epoch holds these files; it counts for the changes that were made before. */
  readonly noteFilesReceived: (digests: readonly string[], epoch: string) => void;
  /** The device is in another organisation or epoch: all is judged anew. */
  readonly moveTo: (place: HandInPlace) => void;
  /** Of the changes made here. */
  readonly counts: () => HandInCounts;
  /** What waits, oldest first. */
  readonly waiting: () => readonly WaitingChange[];
  /** Files that the hub of now has not said to hold, each once, and whether it holds a change that names it. */
  readonly filesWaiting: () => readonly WaitingFile[];
  /** Every file that a change made here names, also one that the hub sent back. */
  readonly filesNamed: () => ReadonlySet<string>;
  readonly madeCount: () => number;
  readonly save: () => SavedOwnChanges;
};

export type SavedOwnChanges = {
  readonly organisations: readonly OrganisationId[];
  readonly feeds: readonly Feed[];
  readonly documents: readonly (readonly [row: number, document: string])[];
  readonly receivedVersions: readonly (readonly [document: string, row: number])[];
  readonly ids: Uint8Array;
  readonly files: SavedOwnFiles;
  readonly rows: Uint8Array;
};

const column = { position: 0, bytes: 1, organisation: 2, feed: 3, flags: 4, deviceSeq: 5 };
const isMadeFlag = 1;
const isRefusedFlag = 2;

/** Number of a name in a list that grows, from 1; 0 stands for none. */
function numberOf<Name>(names: Name[], name: Name | null): number {
  if (name === null) return 0;
  const at = names.indexOf(name);
  return at >= 0 ? at + 1 : names.push(name);
}

export function createOwnChanges(saved: SavedOwnChanges | null, from: HandInPlace): OwnChanges {
  const ids = createIdTable(saved?.ids);
  const rows = createNumberRows(6, saved?.rows);
  const organisations = [...(saved?.organisations ?? [])];
  const feeds = [...(saved?.feeds ?? [])];
  /** Documents only: marks, of which there are most, have none. */
  const documents = new Map(saved?.documents);
  const receivedVersions = new Map(saved?.receivedVersions);
  const refusedRows = new Set<number>();
  const files = createOwnFiles(saved?.files ?? []);
  let place = from;
  let counts = { ...noHandIns };
  /** Nothing waits before this row. */
  let firstWaiting = 0;

  const has = (row: number, flag: number): boolean => (rows.get(row, column.flags) & flag) !== 0;
  const factsOf = (row: number): HandInFacts => ({
    organisationId: organisations[rows.get(row, column.organisation) - 1] ?? null,
    receivedIn: feeds[rows.get(row, column.feed) - 1] ?? null,
    isRefused: has(row, isRefusedFlag),
    isReplaced: (receivedVersions.get(documents.get(row) ?? '') ?? -1) > row,
    lacksFiles: files.lacks(row, place.feed),
  });
  const stateOf = (row: number): HandInState | null =>
    has(row, isMadeFlag) ? handInStateOf(factsOf(row), place) : null;
  const recount = (): void => {
    counts = { ...noHandIns };
    firstWaiting = 0;
    refusedRows.clear();
    for (let row = 0; row < ids.size(); row++) {
      const state = stateOf(row);
      if (state) counts[state] += 1;
      if (has(row, isRefusedFlag)) refusedRows.add(row);
    }
  };
  /** Changes a row and keeps the counts right. */
  const change = (row: number, apply: () => void): void => {
    const before = stateOf(row);
    apply();
    const after = stateOf(row);
    if (before) counts[before] -= 1;
    if (after) counts[after] += 1;
    if (after === 'waiting') firstWaiting = Math.min(firstWaiting, row);
  };
  const add = (changeId: ChangeId, position: number): number => {
    const row = ids.add(changeId);
    for (const at of Object.values(column)) rows.set(row, at, 0);
    rows.set(row, column.position, position);
    return row;
  };
  const setFlag = (row: number, flag: number): void =>
    rows.set(row, column.flags, rows.get(row, column.flags) | flag);
  /** A received version settles the refusals of earlier ones. */
  const noteVersion = (row: number): void => {
    const document = documents.get(row);
    if (document === undefined || (receivedVersions.get(document) ?? -1) >= row) return;
    const settles = [...refusedRows].filter((refused) => documents.get(refused) === document);
    for (const refused of settles) counts[stateOf(refused) ?? 'refused'] -= 1;
    receivedVersions.set(document, row);
    for (const refused of settles) counts[stateOf(refused) ?? 'refused'] += 1;
  };
  recount();

  return {
    positionOf: (changeId) => {
      const row = ids.rowOf(changeId);
      return row < 0 ? null : rows.get(row, column.position);
    },
    deviceSeqOf: (changeId) => {
      const row = ids.rowOf(changeId);
      return row < 0 ? 0 : rows.get(row, column.deviceSeq);
    },
    noteMade: ({ changeId, position, bytes, organisationId, deviceSeq, document, files: named }) => {
      const known = ids.rowOf(changeId);
      const row = known < 0 ? add(changeId, position) : known;
      change(row, () => {
        rows.set(row, column.bytes, bytes);
        rows.set(row, column.deviceSeq, deviceSeq);
        rows.set(row, column.organisation, numberOf(organisations, organisationId));
        if (document !== null) documents.set(row, document);
        files.name(row, named);
        setFlag(row, isMadeFlag);
      });
    },
    forgetChain: () => {
      for (let row = 0; row < ids.size(); row++) rows.set(row, column.deviceSeq, 0);
    },
    noteSentBack: (changeId, position, named) => {
      if (ids.rowOf(changeId) < 0) files.name(add(changeId, position), named);
    },
    noteReceived: (changeId) => {
      const row = ids.rowOf(changeId);
      if (row < 0) return;
      change(row, () => rows.set(row, column.feed, numberOf(feeds, place.feed)));
      noteVersion(row);
    },
    noteRefused: (changeId) => {
      const row = ids.rowOf(changeId);
      if (row < 0) return;
      change(row, () => setFlag(row, isRefusedFlag));
      refusedRows.add(row);
    },
    noteFilesReceived: (digests, epoch) => {
      if (place.organisationId === null) return;
      const feed = feedOf(place.organisationId, epoch);
      for (const digest of digests)
        for (const row of files.rowsOf(digest)) change(row, () => files.receive(row, digest, feed));
    },
    moveTo: (next) => {
      if (next.organisationId === place.organisationId && next.feed === place.feed) return;
      place = next;
      recount();
    },
    counts: () => counts,
    waiting: () => {
      const waiting: WaitingChange[] = [];
      let row = firstWaiting;
      while (row < ids.size() && stateOf(row) !== 'waiting') row += 1;
      firstWaiting = row;
      for (; waiting.length < counts.waiting && row < ids.size(); row++) {
        if (stateOf(row) !== 'waiting') continue;
        const changeId = ids.idAt(row) as ChangeId;
        waiting.push({
          changeId,
          position: rows.get(row, column.position),
          bytes: rows.get(row, column.bytes),
        });
      }
      return waiting;
    },
    filesNamed: files.digests,
    filesWaiting: () => {
      const waiting = new Map<string, WaitingFile>();
      for (const row of files.rows()) {
        const state = stateOf(row);
        if (state !== 'waiting' && state !== 'files-waiting') continue;
        for (const { digest, bytes } of files.lacking(row, place.feed)) {
          const mayGo = state === 'files-waiting' || (waiting.get(digest)?.mayGo ?? false);
          waiting.set(digest, { digest, bytes, mayGo });
        }
      }
      return [...waiting.values()];
    },
    madeCount: () => Object.values(counts).reduce((sum, count) => sum + count, 0),
    save: () => ({
      organisations,
      feeds,
      documents: [...documents],
      receivedVersions: [...receivedVersions],
      files: files.save(),
      ids: ids.save(),
      rows: rows.save(ids.size()),
    }),
  };
}
