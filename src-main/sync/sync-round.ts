/**
 * One round with the hub: push what waits, oldest first, then pull to the end. Nothing of the journal is held open
 * while a request is under way, and after each answer the journal is written before the next request, so a round may
 * be cut off anywhere and the next one goes on from what is in the journal.
 *
 * Each waiting change is sent once per round. One that the hub neither takes nor refuses (a document version whose
 * predecessor it does not know yet) keeps waiting for the next round and holds up nobody.
 */
import type { DeviceId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { SignedChange } from '../../shared/protocol/change';
import type { HubClient } from '../../shared/protocol/hub-contract';
import type { JournalEntry } from '../../shared/protocol/journal-entry';
import type { BodyStore } from '../bodies/body-store';
import { followJournal, type SyncJournal } from './follow-journal';
import type { Enrolment, OwnChange, SyncState } from './sync-state';
import { verifyPage, verifySnapshot } from './verify-feed';
import { verifyReceipts } from './verify-receipts';

export type SyncRoundParts = {
  readonly journal: SyncJournal;
  readonly bodies: Pick<BodyStore, 'put'>;
  readonly hub: HubClient;
  readonly deviceId: DeviceId;
  readonly enrolment: Enrolment;
  /** Follows the journal; see `followJournal`. */
  readonly state: SyncState;
  readonly now: () => Date;
  readonly onProgress: (progress: SyncProgress) => void;
};

export type SyncProgress =
  | { readonly phase: 'sending'; readonly sent: number; readonly sending: number }
  | { readonly phase: 'fetching' };

const maxBatchCount = 200;
const maxBatchBytes = 1_000_000;
const pullLimit = 1000;

/** The first changes that fit in one push; at least one, however large. */
export function takeBatch(waiting: readonly OwnChange[]): readonly OwnChange[] {
  let bytes = 0;
  const end = waiting.findIndex((own, index) => {
    bytes += own.bytes;
    return index > 0 && (index >= maxBatchCount || bytes > maxBatchBytes);
  });
  return end === -1 ? waiting : waiting.slice(0, end);
}

/** Reads the changes back from the journal, neighbours in one go. */
async function loadChanges(journal: SyncJournal, batch: readonly OwnChange[]): Promise<SignedChange[]> {
  const changes: SignedChange[] = [];
  for (let start = 0; start < batch.length; ) {
    const from = batch[start]?.position ?? 0;
    let count = 1;
    while (batch[start + count]?.position === from + count) count += 1;
    for (const { entry } of await journal.read(from, count)) {
      if (entry.kind === 'own') changes.push(entry.change);
    }
    start += count;
  }
  return changes;
}

async function appendAndFollow(
  { journal, state }: SyncRoundParts,
  entries: readonly JournalEntry[],
): Promise<Result<null>> {
  const appended = await journal.append(entries);
  if (!appended.ok) return appended;
  await followJournal(journal, state);
  return ok(null);
}

async function pushBatch(parts: SyncRoundParts, batch: readonly OwnChange[]): Promise<Result<null>> {
  const { hub, journal, enrolment, deviceId, now } = parts;
  const answer = await hub.push({ changes: await loadChanges(journal, batch) });
  if (!answer.ok) return answer;
  const hashesById = new Map(batch.map((own) => [own.changeId, own.hash]));
  const verified = verifyReceipts(answer.value, { enrolment, deviceId, hashesById });
  if (!verified.ok) return verified;
  const { epoch, durability, receipts, refusals } = verified.value;
  const at = now().toISOString();
  const receiptEntry: JournalEntry = { kind: 'receipts', epoch, durability, receipts, ...answer.value };
  const refusedEntries = refusals.map(
    ({ changeId, problem }): JournalEntry => ({ kind: 'refused', changeId, problem, at }),
  );
  const entries = receipts.length > 0 ? [receiptEntry, ...refusedEntries] : refusedEntries;
  return entries.length > 0 ? appendAndFollow(parts, entries) : ok(null);
}

async function push(parts: SyncRoundParts): Promise<Result<null>> {
  const { state, onProgress } = parts;
  let waiting = [...state.waitingById.values()];
  const sending = waiting.length;
  while (waiting.length > 0) {
    onProgress({ phase: 'sending', sent: sending - waiting.length, sending });
    const batch = takeBatch(waiting);
    const pushed = await pushBatch(parts, batch);
    if (!pushed.ok) return pushed;
    waiting = waiting.slice(batch.length);
  }
  return ok(null);
}

async function loadSnapshot(parts: SyncRoundParts): Promise<Result<null>> {
  const bytes = await parts.hub.snapshot({});
  if (!bytes.ok) return bytes;
  const body = await verifySnapshot(bytes.value);
  if (!body.ok) return body;
  const kept = await parts.bodies.put(bytes.value);
  if (!kept.ok) return kept;
  const { epoch, cursor, changes } = body.value;
  const { digest } = kept.value;
  const last = changes.at(-1);
  const entry: JournalEntry = { kind: 'snapshot', epoch, cursor, digest };
  return appendAndFollow(parts, [last?.seq === cursor ? { ...entry, cursorHash: last.hash } : entry]);
}

const pullQueryOf = ({ cursor, receivedOwn }: SyncState) => ({
  after: cursor ?? 0,
  limit: pullLimit,
  ownSeq: receivedOwn?.deviceSeq ?? 0,
  ownHash: receivedOwn?.hash ?? '',
});

/** Pulls to the end of the feed; loads everything anew where there is no cursor in the hub's epoch. */
async function pull(parts: SyncRoundParts): Promise<Result<null>> {
  const { hub, state, onProgress } = parts;
  onProgress({ phase: 'fetching' });
  for (;;) {
    if (state.cursor === null) {
      const loaded = await loadSnapshot(parts);
      if (!loaded.ok) return loaded;
    }
    const after = state.cursor ?? 0;
    const answer = await hub.pull(pullQueryOf(state));
    if (!answer.ok) return answer;
    if (answer.value.epoch !== state.epoch) {
      const loaded = await loadSnapshot(parts);
      if (!loaded.ok) return loaded;
      // Feed and first load of one hub agree. Where they do not, asking on at once would never end.
      if (state.epoch !== answer.value.epoch)
        return err(problem('hub-answer-not-understood', { at: 'epoch' }));
      continue;
    }
    const page = verifyPage(answer.value, after);
    if (!page.ok) return page;
    const { epoch, cursor, changes, hasMore } = page.value;
    // A page without changes passed over own ones; without an entry the next page would be the same again.
    if (cursor > after) {
      const appended = await appendAndFollow(parts, [{ kind: 'pulled', epoch, cursor, changes }]);
      if (!appended.ok) return appended;
    }
    if (!hasMore) return ok(null);
  }
}

/** Runs one round. When the hub turns out to be in a new epoch, what it may have lost is sent in the same round. */
export async function runSyncRound(parts: SyncRoundParts): Promise<Result<null>> {
  await followJournal(parts.journal, parts.state);
  for (;;) {
    const { epoch } = parts.state;
    const pushed = await push(parts);
    if (!pushed.ok) return pushed;
    const pulled = await pull(parts);
    if (!pulled.ok || parts.state.epoch === epoch) return pulled;
  }
}
