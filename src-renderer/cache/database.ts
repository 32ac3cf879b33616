/**
 * The IndexedDB of the cache. It holds a view of the journal and nothing else, so every row may be lost. What a person
 * said or is called stands only inside `sealed`; keys and indexes hold ids.
 */
import Dexie, { type EntityTable, type Table } from 'dexie';
import type { ChangeId, ExamId, OrganisationId } from '../../shared/kernel/ids';
import type { Problem } from '../../shared/kernel/problem';
import type { World } from '../../shared/kernel/world';
import type { Change } from '../../shared/protocol/change';
import { cacheVersion } from './cache-version';
import type { ContentRow } from './content-rows';
import type { LoadRow } from './loads/load-groups';
import type { PackIndex } from './packs/pack-index';
import type { PackRow } from './packs/pack-rows';
import type { RebuildReason } from './query-cache';

export const cacheName = 'vakproef-cache';

/** All events of one assessment, sealed together: opened, it is one read and one decryption. */
export type StreamRow = {
  readonly assessmentId: string;
  /** Changes with every event: tells a reader whether what it remembers still holds. */
  readonly tip: string;
  readonly sealed: Uint8Array<ArrayBuffer>;
};

export type Receipt = {
  readonly receiptNumber: string;
  readonly receivedAt: string;
  /** It counts only while the hub is in this epoch: one that was put back may have lost the change. */
  readonly epoch: string;
};

/** What the hub said about one change: the last receipt, and its refusal. */
export type Outcome = { readonly receipt: Receipt | null; readonly problem: Problem | null };

/** A file that an own change names, and in which epoch the hub said, after the change was made, that it holds it. */
export type RowFile = { readonly digest: string; readonly bytes: number; readonly receivedIn: string | null };

/** What this device changed about one subject, and what the hub said to it. */
export type HandInRow = {
  readonly subjectId: string;
  readonly kind: Change['kind'];
  readonly type: string;
  readonly examId: ExamId | null;
  readonly own: readonly ChangeId[];
  readonly outcomes: Readonly<Record<string, Outcome>>;
  /** Files by the change that names them; absent where none does, as nearly always. */
  readonly files?: Readonly<Record<string, readonly RowFile[]>>;
  /** How many wait, or their files do. */
  readonly waiting: number;
};

/** Hand-in rows that lie together (`hand-in-groups.ts`). */
export type HandInGroup = {
  readonly id: string;
  /** How many changes of them wait: groups with some are looked up first when a receipt comes. */
  readonly waiting: number;
  /** The rows, as JSON. */
  readonly text: string;
};

export type RowCounts = {
  readonly streams: number;
  readonly indexes: number;
  readonly packs: number;
  readonly contents: number;
  readonly handInGroups: number;
  readonly loads: number;
};
export const noRows: RowCounts = {
  streams: 0,
  indexes: 0,
  packs: 0,
  contents: 0,
  handInGroups: 0,
  loads: 0,
};

/** How far this view reaches into which journal. */
export type StateRow = {
  readonly name: 'state';
  readonly version: number;
  /** Names this building of the view: packs of another one are none of its. */
  readonly build: string;
  readonly journalId: string;
  readonly position: number;
  /** Hash of the journal at that position; null where it was not told. */
  readonly hash: string | null;
  /** Whose data this is; null before the device joined anybody. */
  readonly organisationId: OrganisationId | null;
  /** Of what the hub told before this position of the journal nothing is in it. */
  readonly hubSince: number;
  /** Digests of the first loads that lie here; the documents of the first of them are in their blocks. */
  readonly loads: readonly string[];
  /** Rows there must be: fewer means that the browser lost some. */
  readonly counts: RowCounts;
};
/** Why the view was built again; stays until the user has read it. */
export type RebuiltRow = { readonly name: 'rebuilt'; readonly reason: RebuildReason };

/** Texts of the feed that are no change: skipped and counted. */
export type UnreadRow = { readonly name: 'unread'; readonly texts: number };

/** Epoch of the hub up to there; a row of its own, so that readers hear of it only when it changes. */
export type EpochRow = { readonly name: 'epoch'; readonly epoch: string };

/** Stores by version, for Dexie. */
const storesByVersion: Readonly<Record<number, Record<string, string | null>>> = {
  1: {
    meta: 'name',
    streams: 'assessmentId',
    documents: '[type+documentId]',
    handIns: 'subjectId, *own',
  },
  2: {},
  3: {
    documents: null,
    packs: '[type+pack]',
    indexes: 'type',
    contents: 'id, *digests',
    handIns: 'subjectId, waiting',
  },
  6: { contents: 'id, digest', loads: '[load+part]' },
  10: { contents: 'id' },
  11: { handIns: null, handInGroups: 'id, waiting' },
};

export class CacheDatabase extends Dexie {
  declare readonly meta: Table<StateRow | RebuiltRow | EpochRow | UnreadRow, string>;
  declare readonly streams: EntityTable<StreamRow, 'assessmentId'>;
  declare readonly packs: Table<PackRow, [string, number]>;
  declare readonly indexes: EntityTable<PackIndex, 'type'>;
  declare readonly contents: EntityTable<ContentRow, 'id'>;
  declare readonly handInGroups: EntityTable<HandInGroup, 'id'>;
  declare readonly loads: Table<LoadRow, [string, number]>;

  /** Time and chance, for all who work on this database. */
  readonly world: World;

  /** @param version opens the database as that version knew it; only tests of upgrades name one */
  constructor(name: string, world: World, version = cacheVersion) {
    super(name, { chromeTransactionDurability: 'strict' });
    this.world = world;
    for (const [number, stores] of Object.entries(storesByVersion))
      if (Number(number) <= version) this.version(Number(number)).stores(stores);
  }

  /** The state row, or null in an empty database. */
  async state(): Promise<StateRow | null> {
    const row = await this.meta.get('state');
    return row?.name === 'state' ? row : null;
  }

  /** The hub's epoch as far as this view reaches; null before the first word of a hub. */
  async epoch(): Promise<string | null> {
    const row = await this.meta.get('epoch');
    return row?.name === 'epoch' ? row.epoch : null;
  }

  /** How many texts of the feed were no change. */
  async unreadTexts(): Promise<number> {
    const row = await this.meta.get('unread');
    return row?.name === 'unread' ? row.texts : 0;
  }

  /** Rows that are really there. */
  async counts(): Promise<RowCounts> {
    const [streams, indexes, packs, contents, handInGroups, loads] = await Promise.all([
      this.streams.count(),
      this.indexes.count(),
      this.packs.count(),
      this.contents.count(),
      this.handInGroups.count(),
      this.loads.count(),
    ]);
    return { streams, indexes, packs, contents, handInGroups, loads };
  }
}
