/**
 * Keeps the cache a true view of the journal: reads from its own position, applies part after part, and builds anew
 * when the view does not fit. One thing at a time; whoever calls meanwhile waits for the same run.
 */
import type { JournalHead } from '../../shared/contract/journal-contract';
import type { Result } from '../../shared/kernel/result';
import { randomUuid } from '../../shared/kernel/world';
import { cacheVersion } from './cache-version';
import { checkCache } from './check-cache';
import { composeRecords } from './compose-records';
import { type CacheDatabase, noRows, type StateRow } from './database';
import type { BodySource } from './entries-to-steps';
import { loadRows } from './load-rows';
import { stepsUponKnown } from './loads/steps-upon-known';
import { project } from './projection';
import type { CacheState, RebuildReason } from './query-cache';
import { type JournalSource, type Part, readPart } from './read-part';
import { BrokenSeal, type Seal } from './seal';
import { storeRows } from './store-rows';
import { createViewPacks } from './view-packs';

export type ProjectorDeps = {
  readonly database: CacheDatabase;
  readonly seal: Seal;
  readonly journal: JournalSource;
  readonly bodies: BodySource;
  /** Journal of which this device is known to have had a view; null when never. */
  readonly builtFor: string | null;
  /** The usual database could not be opened and this one stands in. */
  readonly isStandIn: boolean;
  readonly onState: (state: CacheState) => void;
};

export type Projector = {
  /** Checks the view against the journal, builds it anew where it must, and catches up. */
  readonly start: () => Promise<Result<JournalHead>>;
  /** Applies what the journal has beyond the view. */
  readonly catchUp: () => Promise<Result<JournalHead>>;
  /** Throws the view away and builds it from the first entry. */
  readonly rebuild: (reason: RebuildReason | null) => Promise<Result<JournalHead>>;
};

const hubSinceOf = ({ hubSince = 1 }: JournalHead): number => hubSince;

/** An empty view that begins behind the position; answers with what tells it from every other. */
async function beginEmpty(
  database: CacheDatabase,
  { journalId, position, hubSince }: Pick<StateRow, 'journalId' | 'position' | 'hubSince'>,
  reason: RebuildReason | null,
): Promise<string> {
  const build = randomUuid(database.world);
  const { meta, indexes, packs, streams, contents, handInGroups, loads } = database;
  const emptied = [indexes, packs, streams, contents, handInGroups, loads];
  await database.transaction('rw', [meta, ...emptied], async () => {
    await Promise.all(emptied.map((table) => table.clear()));
    await meta.bulkDelete(['epoch', 'unread']);
    await meta.put({
      name: 'state',
      version: cacheVersion,
      build,
      journalId,
      position,
      hash: null,
      organisationId: null,
      hubSince,
      loads: [],
      counts: noRows,
    });
    if (reason) await meta.put({ name: 'rebuilt', reason });
  });
  return build;
}

/** One at a time, in the order of the calls. */
function createTurns() {
  let running: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const turn = running.then(work, work);
    running = turn;
    return turn;
  };
}

/** Makes the projector of one database. */
export function createProjector(deps: ProjectorDeps): Projector {
  const { database, seal, journal, bodies, builtFor, isStandIn, onState } = deps;
  const packs = createViewPacks(database, seal);
  const inTurn = createTurns();
  let phase: CacheState['phase'] = 'opening';
  /** The view that this window follows; another window may begin another one. */
  let build: string | null = null;
  const tell = (position: number, head: JournalHead): void =>
    onState({ phase, position, journalPosition: head.position });

  /** Stores what follows from a part; null when another window was first. */
  const store = async (from: StateRow, epoch: string | null, part: Part): Promise<StateRow | null> => {
    const isNewEpoch = epoch !== null && part.epoch !== epoch;
    const steps = [...part.steps, ...(await stepsUponKnown(part.load, packs))];
    const before = await loadRows(database, seal, packs, steps, isNewEpoch);
    const after = project(before, steps, part.epoch);
    const records = composeRecords(before, after, packs.assessments.get, part.epoch, isNewEpoch);
    return storeRows(database, seal, packs, {
      from,
      reached: part.reached,
      epochs: { from: epoch, reached: part.epoch },
      before,
      after,
      records,
      load: part.load,
      unreadTexts: part.unreadTexts,
    });
  };

  /**
   * Follows the journal to where it ended when this began. It may grow without a pause, faster than it can be followed;
   * whoever waits for the view is told as soon as it holds that much, and the notice of what came since starts the next.
   */
  const toEnd = async (): Promise<Result<JournalHead>> => {
    const end = await journal.head.read();
    if (!end.ok) return end;
    let hubSince = hubSinceOf(end.value);
    for (;;) {
      const from = await database.state();
      if (build !== null && from && from.build !== build && phase === 'ready') {
        phase = 'rebuilding';
        tell(from.position, end.value);
      }
      build = from?.build ?? null;
      // Y21: the device was loaded anew. What was told before is not told any more, and goes from here.
      if (from && hubSince > from.hubSince) {
        // Said first: a screen that goes because its rows go keeps what was typed only when it knows why.
        phase = 'rebuilding';
        tell(0, end.value);
        build = await beginEmpty(database, { ...from, position: 0, hubSince }, null);
        continue;
      }
      if (!from || from.position >= end.value.position) {
        phase = 'ready';
        tell(from?.position ?? 0, end.value);
        return end;
      }
      const epoch = await database.epoch();
      const part = await readPart(journal, bodies, from, epoch, tell);
      if (!part.ok) return part;
      const { reached, isLeft, head } = part.value;
      hubSince = Math.max(hubSince, hubSinceOf(head));
      if (hubSince > from.hubSince) continue;
      if (isLeft && reached.position === from.position) {
        build = await beginEmpty(database, from, null);
        continue;
      }
      // Null: another window was first. The next turn goes on from where that one came.
      const stored = await store(from, epoch, part.value);
      if (stored) tell(stored.position, head);
    }
  };

  const buildAnew = async (head: JournalHead, reason: RebuildReason | null): Promise<Result<JournalHead>> => {
    phase = 'rebuilding';
    tell(0, head);
    const { journalId } = head;
    build = await beginEmpty(database, { journalId, position: 0, hubSince: hubSinceOf(head) }, reason);
    return toEnd();
  };

  /** Catches up; rows that cannot be opened are a reason to build anew, once. */
  const catchUp = async (): Promise<Result<JournalHead>> => {
    try {
      return await toEnd();
    } catch (error) {
      if (!(error instanceof BrokenSeal)) throw error;
      const head = await journal.head.read();
      return head.ok ? buildAnew(head.value, 'rows-unreadable') : head;
    }
  };

  const check = async (): Promise<Result<JournalHead>> => {
    const head = await journal.head.read();
    if (!head.ok) return head;
    const [state, counts] = await Promise.all([database.state(), database.counts()]);
    const verdict = checkCache({ state, counts, builtFor, isStandIn }, head.value);
    return verdict.verdict === 'rebuild' ? buildAnew(head.value, verdict.reason) : catchUp();
  };

  return {
    start: () => inTurn(check),
    catchUp: () => inTurn(catchUp),
    rebuild: (reason) =>
      inTurn(async () => {
        const head = await journal.head.read();
        return head.ok ? buildAnew(head.value, reason) : head;
      }),
  };
}
