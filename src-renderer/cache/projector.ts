/**
 * Keeps the cache a true view of the journal: reads from its own position, applies page after page, and builds anew
 * when the view does not fit. One thing at a time; whoever calls meanwhile waits for the same run.
 */
import type { ClientOf } from '../../shared/contract/contract';
import type { JournalHead, journalContract } from '../../shared/contract/services';
import { ok, type Result } from '../../shared/kernel/result';
import { checkCache } from './check-cache';
import { type CacheDatabase, cacheVersion } from './database';
import { type BodySource, entriesToSteps } from './entries-to-steps';
import { loadRows } from './load-rows';
import { project } from './projection';
import type { CacheState, RebuildReason } from './query-cache';
import { BrokenSeal, type Seal } from './seal';
import { storeRows } from './store-rows';

/** Entries per read: large enough to rebuild fast, small enough that one answer is no burden. */
const pageSize = 2000;

export type ProjectorDeps = {
  readonly database: CacheDatabase;
  readonly seal: Seal;
  readonly journal: Pick<ClientOf<typeof journalContract>, 'read' | 'head'>;
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

/** Makes the projector of one database. */
export function createProjector(deps: ProjectorDeps): Projector {
  const { database, seal, journal, bodies, builtFor, isStandIn, onState } = deps;
  let phase: CacheState['phase'] = 'opening';
  let running: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = running.then(work, work);
    running = turn;
    return turn;
  };

  const empty = async (head: JournalHead, reason: RebuildReason | null): Promise<void> => {
    const { meta, streams, documents, handIns } = database;
    await database.transaction('rw', meta, streams, documents, handIns, async () => {
      await Promise.all([streams.clear(), documents.clear(), handIns.clear()]);
      await meta.put({
        name: 'state',
        version: cacheVersion,
        journalId: head.journalId,
        position: 0,
        hash: null,
        counts: { streams: 0, documents: 0, handIns: 0 },
      });
      if (reason) await meta.put({ name: 'rebuilt', reason });
    });
  };

  const toEnd = async (): Promise<Result<JournalHead>> => {
    for (;;) {
      const from = await database.state();
      const read = await journal.read({ from: (from?.position ?? 0) + 1, limit: pageSize });
      if (!read.ok) return read;
      const { entries, head } = read.value;
      const last = entries.at(-1);
      if (!from || !last) {
        phase = 'ready';
        onState({ phase, position: from?.position ?? 0, journalPosition: head.position });
        return ok(head);
      }
      const steps = await entriesToSteps(entries, bodies);
      if (!steps.ok) return steps;
      const before = await loadRows(database, seal, steps.value);
      const hash = last.position === head.position ? head.hash : null;
      const reached = { position: last.position, hash };
      const stored = await storeRows(database, seal, {
        from,
        reached,
        before,
        after: project(before, steps.value),
      });
      // Null: another window was first. The next turn goes on from where that one came.
      if (stored) onState({ phase, position: stored.position, journalPosition: head.position });
    }
  };

  const buildAnew = async (head: JournalHead, reason: RebuildReason | null): Promise<Result<JournalHead>> => {
    phase = 'rebuilding';
    onState({ phase, position: 0, journalPosition: head.position });
    await empty(head, reason);
    return toEnd();
  };

  /** Catches up; rows that cannot be opened are a reason to build anew, once. */
  const catchUp = async (): Promise<Result<JournalHead>> => {
    try {
      return await toEnd();
    } catch (error) {
      if (!(error instanceof BrokenSeal)) throw error;
      const head = await journal.head({});
      return head.ok ? buildAnew(head.value, 'rows-unreadable') : head;
    }
  };

  return {
    start: () =>
      inTurn(async () => {
        const head = await journal.head({});
        if (!head.ok) return head;
        const [state, counts] = await Promise.all([database.state(), database.counts()]);
        const verdict = checkCache({ state, counts, builtFor, isStandIn }, head.value);
        return verdict.verdict === 'rebuild' ? buildAnew(head.value, verdict.reason) : catchUp();
      }),
    catchUp: () => inTurn(catchUp),
    rebuild: (reason) =>
      inTurn(async () => {
        const head = await journal.head({});
        return head.ok ? buildAnew(head.value, reason) : head;
      }),
  };
}
