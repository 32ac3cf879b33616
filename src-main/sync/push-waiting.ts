/**
 * Sends what waits, oldest first. After each answer the journal is written before the next request, so this may be cut
 * off anywhere and goes on from what is in the journal.
 *
 * A batch that the hub fails on is sent again in halves, so that one change which it cannot take holds up nobody: that
 * one is put aside until the next round, and the others are handed in. Where the whole hub is away nothing is halved;
 * then the batches of the next round are smaller, because on a slow line it may be their size that never gets through. They
 * grow again while they do get through, so that thousands that waited out a bad hour are not sent five by five.
 */
import { groupBy } from '../../shared/kernel/group-by';
import { type Problem, type ProblemCode, problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { World } from '../../shared/kernel/world';
import { parseChange, type SignedChange } from '../../shared/protocol/change';
import type { HubClient } from '../../shared/protocol/hub-contract';
import { isKept, type JournalEntry, type ReceiptsEntry } from '../../shared/protocol/journal-entry';
import type { Follower } from '../follow/follower';
import type { Enrolment } from '../follow/hub-place';
import type { WaitingChange } from '../follow/own-changes';
import type { Journal } from '../journal/journal';
import { verifyReceipts } from './verify-receipts';

export type PushParts = {
  readonly journal: Pick<Journal, 'append' | 'read'>;
  readonly follower: Pick<Follower, 'identity' | 'own' | 'catchUp'>;
  readonly hub: Pick<HubClient, 'push'>;
  readonly enrolment: Enrolment;
  readonly world: Pick<World, 'now' | 'newId' | 'randomBytes'>;
  /** Most changes of one batch now; it is made smaller while the hub is away. */
  readonly batchLimit: BatchLimit;
  /** What the hub says of this device itself; null when nothing. */
  readonly onNotice: (notice: Problem | null) => void;
  readonly onSent: (sent: number, sending: number) => void;
};

export type BatchLimit = {
  readonly count: () => number;
  /** One got through; after several in a row those that follow are larger. */
  readonly noteBatch: () => void;
  /** All that waited got through: the next round may try larger ones. */
  readonly noteSuccess: () => void;
  readonly noteFailure: () => void;
};

const maxBatchCount = 200;
const maxBatchBytes = 1_000_000;
/** Smaller ones would cost a slow line more than they save it. */
const fewestInBatch = 5;
/** Enough to find one bad change among `maxBatchCount`; a hub that fails on everything is not asked more often. */
const mostFailuresInARow = 12;

/** A line that carries so many in a row is not the slow one it was; on one that is, most of them are through by then. */
const batchesUntilLarger = 8;

/** How large a batch may be, over the rounds. */
export function createBatchLimit(): BatchLimit {
  let count = maxBatchCount;
  let inARow = 0;
  const enlarge = (): void => {
    count = Math.min(maxBatchCount, count * 2);
    inARow = 0;
  };
  return {
    count: () => count,
    noteBatch: () => {
      inARow += 1;
      if (inARow >= batchesUntilLarger) enlarge();
    },
    noteSuccess: enlarge,
    noteFailure: () => {
      inARow = 0;
      count = Math.max(fewestInBatch, Math.floor(count / 2));
    },
  };
}

/** The first changes that fit in one push; at least one, however large. */
function takeBatch(waiting: readonly WaitingChange[], maxCount = maxBatchCount): readonly WaitingChange[] {
  const maxBytes = (maxBatchBytes * maxCount) / maxBatchCount;
  let bytes = 0;
  const end = waiting.findIndex((own, index) => {
    bytes += own.bytes;
    return index > 0 && (index >= maxCount || bytes > maxBytes);
  });
  return end === -1 ? waiting : waiting.slice(0, end);
}

/** What may be the fault of one change of the batch. */
const mayBeOneChange: ReadonlySet<ProblemCode> = new Set(['internal', 'too-large', 'invalid-input']);
const isAboutBatch = ({ code, details }: Problem): boolean =>
  mayBeOneChange.has(code) || (code === 'hub-answer-not-understood' && details.status === 500);
/** Nothing was sent, so its size was not to blame: a device that was offline hands in at full size. */
const neverReached =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|ENETDOWN|EHOSTUNREACH|EHOSTDOWN|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/;
const mayBeTooSlow = ({ code, details }: Problem): boolean =>
  (code === 'hub-unreachable' && !neverReached.test(String(details.reason))) ||
  (code === 'hub-answer-not-understood' && Number(details.status) >= 500);

/** Reads the changes back from the journal, neighbours in one go. */
async function loadChanges(
  journal: PushParts['journal'],
  batch: readonly WaitingChange[],
): Promise<SignedChange[]> {
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

/** Y24: the first word of the hub that this copy of the folder parts from what it holds; kept with the receipts. */
function partedOf({ follower, world }: PushParts, notice: Problem | undefined, at: string): JournalEntry[] {
  const { deviceId, parting } = follower.identity();
  const forkSeq = Number(notice?.details.deviceSeq);
  if (notice?.code !== 'device-doubled' || notice.details.deviceId !== deviceId || parting) return [];
  if (!Number.isSafeInteger(forkSeq) || forkSeq < 1) return [];
  const keySeed = Buffer.from(world.randomBytes(32)).toString('base64');
  return [{ kind: 'parted', forkSeq, newDeviceId: world.newId<'Device'>(), keySeed, at }];
}

/** Sends one batch, one push for each id under which it was recorded here. */
async function pushBatch(parts: PushParts, batch: readonly WaitingChange[]): Promise<Result<null>> {
  const changes = await loadChanges(parts.journal, batch);
  for (const made of groupBy(changes, (change) => parseChange(change).deviceId).values()) {
    const pushed = await pushChanges(parts, made);
    if (!pushed.ok) return pushed;
  }
  return ok(null);
}

/** Sends them and keeps what the hub said of them. */
async function pushChanges(parts: PushParts, changes: readonly SignedChange[]): Promise<Result<null>> {
  const { hub, journal, follower, enrolment, world } = parts;
  const answer = await hub.push({ changes: [...changes] });
  if (!answer.ok) return answer;
  // By what each change calls itself: where one cannot be read back, the others are still what they are.
  const hashesById = new Map(changes.map((change) => [parseChange(change).changeId, change.hash]));
  const verified = verifyReceipts(answer.value, {
    enrolment,
    deviceId: follower.identity().deviceId,
    hashesById,
  });
  if (!verified.ok) return verified;
  const { epoch, durability, receipts, refusals, notice } = verified.value;
  parts.onNotice(notice ?? (durability === 'memory' ? problem('hub-keeps-nothing') : null));
  const at = world.now().toISOString();
  const receiptEntry: ReceiptsEntry = { kind: 'receipts', epoch, durability, receipts, ...answer.value };
  const refusedEntries = refusals.map(
    ({ changeId, problem: reason }): JournalEntry => ({ kind: 'refused', changeId, problem: reason, at }),
  );
  // Y18: it says the same with every round until the hub has it on disk.
  const isWorthKeeping = receipts.length > 0 && isKept(receiptEntry);
  const told = [...refusedEntries, ...partedOf(parts, notice, at)];
  const entries = isWorthKeeping ? [receiptEntry, ...told] : told;
  if (entries.length === 0) return ok(null);
  const appended = await journal.append(entries);
  if (!appended.ok) return appended;
  await follower.catchUp();
  return ok(null);
}

/**
 * Sends all that waits.
 * @returns why a change was put aside, when one was; an error where the round should end here
 */
export async function pushWaiting(parts: PushParts): Promise<Result<Problem | null>> {
  const { batchLimit } = parts;
  const all = parts.follower.own.waiting();
  let aside: Problem | null = null;
  let failures = 0;
  let sent = 0;

  const send = async (batch: readonly WaitingChange[]): Promise<Result<null>> => {
    parts.onSent(sent, all.length);
    const pushed = await pushBatch(parts, batch);
    if (pushed.ok) {
      failures = 0;
      sent += batch.length;
      batchLimit.noteBatch();
      return pushed;
    }
    failures += 1;
    if (mayBeTooSlow(pushed.problem)) batchLimit.noteFailure();
    if (!isAboutBatch(pushed.problem) || failures >= mostFailuresInARow) return pushed;
    if (batch.length === 1) {
      aside = pushed.problem;
      sent += 1;
      return ok(null);
    }
    const half = Math.ceil(batch.length / 2);
    const first = await send(batch.slice(0, half));
    return first.ok ? send(batch.slice(half)) : first;
  };

  for (let waiting = all; waiting.length > 0; ) {
    const batch = takeBatch(waiting, batchLimit.count());
    const pushed = await send(batch);
    if (!pushed.ok) return err(pushed.problem);
    waiting = waiting.slice(batch.length);
  }
  if (all.length > 0) batchLimit.noteSuccess();
  return ok(aside);
}
