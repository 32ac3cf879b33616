/**
 * Keeps the cache a true view of the journal: reads from its own position, applies page after page, and builds anew
 * when the view does not fit. One thing at a time; whoever calls meanwhile waits for the same run.
 *
 * A device that joins another organisation leaves the data of the one before: from that entry on the view begins empty.
 */
import type { ClientOf } from '../../shared/contract/contract';
import type { JournalHead, journalContract } from '../../shared/contract/services';
import { ok, type Result } from '../../shared/kernel/result';
import type { PositionedEntry } from '../../shared/protocol/journal-entry';
import { checkCache } from './check-cache';
import { type CacheDatabase, cacheVersion, type StateRow } from './database';
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

type OrganisationId = StateRow['organisationId'];

/** The first entries that belong to one organisation, and which; none when the very first joins another one. */
function takeOfOneOrganisation(entries: readonly PositionedEntry[], before: OrganisationId) {
  let organisationId = before;
  for (const [index, { entry }] of entries.entries()) {
    if (entry.kind !== 'enrolled' || entry.organisationId === organisationId) continue;
    if (organisationId !== null) return { taken: entries.slice(0, index), organisationId };
    organisationId = entry.organisationId;
  }
  return { taken: entries, organisationId };
}

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

  /** An empty view that begins behind `position`. */
  const empty = async (journalId: string, position: number, reason: RebuildReason | null): Promise<void> => {
    const { meta, streams, documents, handIns } = database;
    await database.transaction('rw', meta, streams, documents, handIns, async () => {
      await Promise.all([streams.clear(), documents.clear(), handIns.clear()]);
      await meta.delete('epoch');
      await meta.put({
        name: 'state',
        version: cacheVersion,
        journalId,
        position,
        hash: null,
        organisationId: null,
        counts: { streams: 0, documents: 0, handIns: 0 },
      });
      if (reason) await meta.put({ name: 'rebuilt', reason });
    });
  };

  const toEnd = async (): Promise<Result<JournalHead>> => {
    for (;;) {
      const from = await database.state();
      const page = await journal.read({ from: (from?.position ?? 0) + 1, limit: pageSize });
      if (!page.ok) return page;
      const { entries, head } = page.value;
      const last = entries.at(-1);
      if (!from || !last) {
        phase = 'ready';
        onState({ phase, position: from?.position ?? 0, journalPosition: head.position });
        return ok(head);
      }
      const { taken, organisationId } = takeOfOneOrganisation(entries, from.organisationId);
      const end = taken.at(-1)?.position;
      if (end === undefined) {
        await empty(from.journalId, from.position, null);
        continue;
      }
      const epoch = await database.epoch();
      const read = await entriesToSteps(taken, bodies, epoch);
      if (!read.ok) return read;
      const { steps } = read.value;
      const before = await loadRows(database, seal, steps);
      const stored = await storeRows(database, seal, {
        from,
        reached: { position: end, hash: end === head.position ? head.hash : null, organisationId },
        epochs: { from: epoch, reached: read.value.epoch },
        before,
        after: project(before, steps),
      });
      // Null: another window was first. The next turn goes on from where that one came.
      if (stored) onState({ phase, position: stored.position, journalPosition: head.position });
    }
  };

  const buildAnew = async (head: JournalHead, reason: RebuildReason | null): Promise<Result<JournalHead>> => {
    phase = 'rebuilding';
    onState({ phase, position: 0, journalPosition: head.position });
    await empty(head.journalId, 0, reason);
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
