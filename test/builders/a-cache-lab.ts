/**
 * A cache for tests: a journal in memory that is filled with ready entries, a database in memory, and both sides of
 * the cache over them. Can be closed and opened again, as a restart of the program does.
 */
import 'fake-indexeddb/auto';
import { deflateRawSync } from 'node:zlib';
import type { AssessmentId, ChangeId, OrganisationId } from '../../shared/kernel/ids';
import { createLiveValue } from '../../shared/kernel/live-value';
import { realWorld } from '../../shared/kernel/real-world';
import { ok } from '../../shared/kernel/result';
import {
  type Change,
  chainStart,
  type SequencedChange,
  type SignedChange,
} from '../../shared/protocol/change';
import type { Receipt } from '../../shared/protocol/hub-api';
import type { JournalEntry } from '../../shared/protocol/journal-entry';
import { joinLines } from '../../shared/protocol/journal-lines';
import { createFirstLoadWriter } from '../../shared/protocol/write-first-load';
import { toldLine } from '../../src-main/services/told-entries';
import { createReadCache, type OpenedCache } from '../../src-renderer/cache/create-read-cache';
import { CacheDatabase } from '../../src-renderer/cache/database';
import { createProjector, type Projector } from '../../src-renderer/cache/projector';
import type { CacheState } from '../../src-renderer/cache/query-cache';
import { createSeal, importCacheKey } from '../../src-renderer/cache/seal';
import { memoryBodies } from '../fakes/memory-bodies';
import { memoryJournal } from '../fakes/memory-journal';
import { aChange } from './a-change';

export const anEpoch = '00000000-0000-4000-8000-0000000000e1';
export const anotherEpoch = '00000000-0000-4000-8000-0000000000e2';

/** An event of an assessment that identifies the candidate. */
export const anIdentification = (assessmentId: AssessmentId, over: Partial<Change> = {}): Change =>
  aChange({
    type: 'candidate-identified',
    subjectId: assessmentId,
    body: { method: 'identity-document' },
    ...over,
  });

/** The cache believes what the journal holds, so hash and signature may be anything. */
const signed = (change: Change): SignedChange => ({
  text: JSON.stringify(change),
  hash: chainStart,
  signature: 'none',
});
const sequenced = (change: Change, seq: number): SequencedChange => ({ ...signed(change), seq });

export const ownEntry = (change: Change): JournalEntry => ({ kind: 'own', change: signed(change) });

export const pulledEntry = (
  changes: readonly (readonly [Change, number])[],
  epoch = anEpoch,
): JournalEntry => ({
  kind: 'pulled',
  epoch,
  cursor: changes.at(-1)?.[1] ?? 0,
  changes: changes.map(([change, seq]) => sequenced(change, seq)),
});

export const receiptsEntry = (
  receipts: readonly (readonly [ChangeId, number])[],
  epoch = anEpoch,
): JournalEntry => ({
  kind: 'receipts',
  epoch,
  durability: 'flushed',
  receipts: receipts.map(
    ([changeId, seq]): Receipt => ({
      changeId,
      hash: chainStart,
      seq,
      receivedAt: '2026-11-24T10:00:00.000Z',
      number: `8F2C-${seq}`,
    }),
  ),
  text: '',
  signature: '',
});

export const refusedEntry = (changeId: ChangeId): JournalEntry => ({
  kind: 'refused',
  changeId,
  problem: { code: 'stale-revision', details: {} },
  at: '2026-11-24T10:00:00.000Z',
});

export const enrolledEntry = (organisationId: OrganisationId): JournalEntry => ({
  kind: 'enrolled',
  hubUrl: 'https://hub.example',
  hubId: anEpoch,
  hubPublicKey: '',
  epoch: anEpoch,
  organisationId,
  organisationName: 'Examencentrum',
  deviceName: 'Tablet',
  token: '',
  at: '2026-11-24T08:00:00.000Z',
});

export type CacheLab = {
  readonly journal: ReturnType<typeof memoryJournal>;
  /** Its registers are as they are after the last `add`. */
  readonly cache: OpenedCache;
  readonly projector: Projector;
  readonly database: CacheDatabase;
  /** All states the projector told. */
  readonly states: readonly CacheState[];
  /** What is read of the journal from now on arrives late: as it was when asked, and not before this resolves. */
  readonly holdReads: (until: Promise<void>) => void;
  /** From now on the journal has grown by one entry whenever a page of it was read. */
  readonly growOnRead: (make: () => JournalEntry) => void;
  /** Appends entries and brings the cache up to them. */
  readonly add: (...entries: readonly JournalEntry[]) => Promise<void>;
  /** A snapshot entry whose body this lab holds; `spoil` changes what came in. */
  readonly snapshotEntry: (
    changes: readonly (readonly [Change, number])[],
    epoch?: string,
    spoil?: (file: Buffer) => void,
  ) => Promise<JournalEntry>;
  /** Closes the database and opens everything anew over the same journal, or over another one. */
  readonly restart: (journal?: ReturnType<typeof memoryJournal>) => Promise<CacheLab>;
};

let labs = 0;

/** @param fill of the cache key: another number is another key */
export async function aCacheLab(
  over: {
    readonly journal?: ReturnType<typeof memoryJournal>;
    readonly name?: string;
    readonly fill?: number;
    readonly builtFor?: string | null;
    readonly isStandIn?: boolean;
  } = {},
): Promise<CacheLab> {
  const { journal = memoryJournal(), fill = 5, builtFor = null, isStandIn = false } = over;
  labs += 1;
  const name = over.name ?? `cache-lab-${labs}`;
  const database = new CacheDatabase(name, realWorld);
  const seal = createSeal(await importCacheKey(new Uint8Array(32).fill(fill)), realWorld);
  const bodies = memoryBodies();
  const state = createLiveValue<CacheState>();
  const states: CacheState[] = [];
  let readsHeld: Promise<void> = Promise.resolve();
  let growth: (() => JournalEntry) | null = null;
  let readTo = 0;
  let hubSince = 1;
  /** As main tells it. */
  const headNow = async () => {
    for (const { position, entry } of await journal.read(readTo + 1, journal.head().position)) {
      readTo = position;
      if (entry.kind === 'first-load' && entry.isAnew) hubSince = position;
    }
    return { ...journal.head(), hubSince };
  };
  const projector = createProjector({
    database,
    seal,
    builtFor,
    isStandIn,
    journal: {
      head: { read: async () => ok(await headNow()) },
      readLines: async ({ from, limit }) => {
        const lines = await journal.readLines(from, limit);
        const head = await headNow();
        const told = lines.map((line, index) => toldLine(line, from + index, head.hubSince));
        const answer = { first: from, lines: joinLines(told), head };
        await readsHeld;
        if (growth) await journal.append([growth()]);
        return ok(answer);
      },
    },
    bodies: {
      getBody: async ({ digest }) => {
        const body = await bodies.get(digest);
        return body.ok ? ok({ bytes: body.value }) : body;
      },
    },
    onState: (next) => {
      states.push(next);
      state.set(next);
    },
  });
  const rebuild = async (): Promise<void> => void (await projector.rebuild('rows-unreadable'));
  const cache = createReadCache({ database, seal, state, rebuild });
  const started = await projector.start();
  if (!started.ok) throw new Error(`the projector did not start: ${started.problem.code}`);
  await cache.refresh();
  return {
    journal,
    cache,
    projector,
    database,
    states,
    growOnRead: (make) => {
      growth = make;
    },
    holdReads: (until) => {
      readsHeld = until;
    },
    add: async (...entries) => {
      await journal.append(entries);
      const caught = await projector.catchUp();
      if (!caught.ok) throw new Error(`the projector did not catch up: ${caught.problem.code}`);
      await cache.refresh();
    },
    snapshotEntry: async (changes, epoch = anEpoch, spoil = () => undefined) => {
      const cursor = changes.at(-1)?.[1] ?? 0;
      const writer = createFirstLoadWriter((raw) => deflateRawSync(raw));
      for (const [change, seq] of changes) await writer.add({ ...change, ...sequenced(change, seq) });
      const file = await writer.finish({ epoch, cursor, cursorHash: null, chainEnds: [] });
      const whole = Buffer.concat(file);
      spoil(whole);
      const put = await bodies.put(whole);
      if (!put.ok) throw new Error(put.problem.code);
      return { kind: 'first-load', epoch, cursor, digest: put.value.digest };
    },
    restart: async (other = journal) => {
      database.close();
      return aCacheLab({ ...over, journal: other, name, builtFor: journal.head().journalId });
    },
  };
}
