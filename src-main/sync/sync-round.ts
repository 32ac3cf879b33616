/**
 * One round with the hub: push what waits (`push-waiting`), then pull to the end. Nothing of the journal is held open
 * while a request is under way, and after each answer the journal is written before the next request, so a round may
 * be cut off anywhere and the next one goes on from what is in the journal.
 *
 * Each waiting change is sent once per round. One that the hub neither takes nor refuses (a document version whose
 * predecessor it does not know yet) keeps waiting for the next round and holds up nobody.
 */
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { World } from '../../shared/kernel/world';
import type { FirstLoadIndex } from '../../shared/protocol/first-load';
import type { HubClient } from '../../shared/protocol/hub-contract';
import type { JournalEntry } from '../../shared/protocol/journal-entry';
import type { BodyStore } from '../bodies/body-store';
import type { Follower } from '../follow/follower';
import type { Enrolment } from '../follow/hub-place';
import type { Journal } from '../journal/journal';
import { bringBackOthers } from './bring-back';
import { checkWhatReplaces } from './load-check';
import { findUnproved, proveHeld } from './prove-held';
import { provePutBack } from './prove-put-back';
import { type BatchLimit, pushWaiting } from './push-waiting';
import { isSignedPage, verifyFirstLoad, verifyPage } from './verify-feed';

/** What sync needs of the journal. */
export type SyncJournal = Pick<Journal, 'append' | 'read' | 'onGrew' | 'head'>;

/** What sync knows, and how it learns of what it wrote itself. */
export type SyncFollower = Pick<
  Follower,
  'identity' | 'people' | 'own' | 'exams' | 'owner' | 'hub' | 'makers' | 'unreadable' | 'catchUp' | 'chainEnd'
>;

export type SyncRoundParts = {
  readonly journal: SyncJournal;
  readonly follower: SyncFollower;
  /** Where the feed goes on; null where everything is to be loaded. */
  readonly cursor: () => number | null;
  /** Lets go what was fetched of files: this device may see less from now on. */
  readonly forgetFetched: () => Promise<void>;
  /** A first load was written: its cursor stands. */
  readonly onLoaded: () => void;
  readonly bodies: Pick<BodyStore, 'put' | 'get'>;
  readonly hub: HubClient;
  readonly enrolment: Enrolment;
  /** Of this device, raw 32 bytes, base64. */
  readonly publicKey: () => string;
  readonly world: Pick<World, 'now' | 'monotonicMs' | 'pause' | 'newId' | 'randomBytes'>;
  readonly batchLimit: BatchLimit;
  readonly onProgress: (progress: SyncProgress) => void;
  readonly onNotice: (notice: Problem | null) => void;
};

export type SyncProgress =
  | { readonly phase: 'sending'; readonly sent: number; readonly sending: number }
  | { readonly phase: 'fetching' };

type FirstLoadEntry = Extract<JournalEntry, { kind: 'first-load' }>;

const pullLimit = 1000;

async function appendAndFollow(
  { journal, follower }: SyncRoundParts,
  entries: readonly JournalEntry[],
): Promise<Result<null>> {
  const appended = await journal.append(entries);
  if (!appended.ok) return appended;
  await follower.catchUp();
  return ok(null);
}

/**
 * Y21: what was told before goes out of sight where this device sees some, or did. A hub's loss alone takes nothing away: an
 * exam that it lost stays on the screen of whoever is in the middle of it, until it was brought back (Y16).
 * Y25: so does what was told before an erasure.
 */
function scopeOf(
  { follower }: SyncRoundParts,
  { epoch, sees = 'all', erasedSeq = 0 }: Pick<FirstLoadIndex, 'epoch' | 'sees' | 'erasedSeq'>,
  isAllOffered: boolean,
): Pick<FirstLoadEntry, 'sees' | 'isAnew' | 'erasedSeq' | 'mustErase'> {
  const before = follower.hub();
  const mayBeLost = !isAllOffered && (before.epoch !== epoch || before.hasToOffer);
  const isSome = mayBeLost && before.sees === sees ? false : sees === 'some' || before.sees === 'some';
  // Numbers of another epoch say nothing of this one: there everything is held to it that was brought back.
  const isErased = erasedSeq > 0 && (isAllOffered || (!mayBeLost && erasedSeq > before.loadedAt));
  const { hasRead } = follower.makers();
  return {
    ...(sees === 'some' ? { sees } : {}),
    ...((isSome || isErased) && hasRead ? { isAnew: true } : {}),
    ...(erasedSeq > 0 ? { erasedSeq } : {}),
    ...(isErased && hasRead ? { mustErase: true } : {}),
  };
}

async function loadFirst(parts: SyncRoundParts, isAllOffered = false): Promise<Result<null>> {
  const answer = await parts.hub.firstLoad({});
  if (!answer.ok) return answer;
  const load = await verifyFirstLoad(answer.value, parts.enrolment, parts.world);
  if (!load.ok) return load;
  const checked = await checkWhatReplaces(parts, load.value);
  const kept = await parts.bodies.put(answer.value.bytes);
  if (!kept.ok) return kept;
  const { epoch, cursor, cursorHash } = load.value.index;
  const { digest } = kept.value;
  const scope = scopeOf(parts, load.value.index, isAllOffered);
  // Before it is said: cut off in between, it is loaded and let go once more.
  if (scope.isAnew) await parts.forgetFetched();
  const entry: JournalEntry = { kind: 'first-load', epoch, cursor, digest, ...checked, ...scope };
  const loaded = await appendAndFollow(parts, [cursorHash === null ? entry : { ...entry, cursorHash }]);
  if (loaded.ok) parts.onLoaded();
  return loaded;
}

const pullQueryOf = (follower: SyncFollower, after: number) => {
  const { receivedOwn, sees, loadedAt } = follower.hub();
  const ownSeq = receivedOwn?.deviceSeq ?? 0;
  return { after, limit: pullLimit, ownSeq, ownHash: receivedOwn?.hash ?? '', sees, loadedAt };
};

const pushAll = (parts: SyncRoundParts): Promise<Result<Problem | null>> =>
  pushWaiting({
    ...parts,
    onSent: (sent, sending) => parts.onProgress({ phase: 'sending', sent, sending }),
  });

/**
 * The device sees something else than what its first load was made for. What was recorded meanwhile is handed in first:
 * an exam that somebody writes in on this device stays on it. One change that the hub fails on holds up nothing: its exam
 * comes again with the page after it got in.
 */
async function loadAnew(parts: SyncRoundParts, isAllOffered = false): Promise<Result<null>> {
  const pushed = await pushAll(parts);
  return pushed.ok ? loadFirst(parts, isAllOffered) : pushed;
}

/** Pulls to the end of the feed; loads everything anew where there is no cursor in the hub's epoch. */
async function pull(parts: SyncRoundParts): Promise<Result<null>> {
  const { hub, cursor, follower, onProgress } = parts;
  onProgress({ phase: 'fetching' });
  // A program that ended between a key and what it proves goes on here.
  const left = await proveHeld(parts);
  if (!left.ok) return left;
  for (let timesAnew = 0; ; ) {
    if (cursor() === null) {
      const loaded = await loadFirst(parts);
      if (!loaded.ok) return loaded;
    }
    const after = cursor() ?? 0;
    const answer = await hub.pull(pullQueryOf(follower, after));
    if (!answer.ok) return answer;
    if (answer.value.epoch !== follower.hub().epoch) {
      const loaded = await loadFirst(parts);
      if (!loaded.ok) return loaded;
      // Feed and first load of one hub agree. Where they do not, asking on at once would never end.
      if (follower.hub().epoch !== answer.value.epoch)
        return err(problem('hub-answer-not-understood', { at: 'epoch' }));
      continue;
    }
    const page = verifyPage(answer.value, after);
    if (!page.ok) return page;
    const { hasMore, mustLoad, ...entry } = page.value;
    if (!isSignedPage(page.value, parts.enrolment))
      return err(problem('hub-answer-not-understood', { at: 'signature' }));
    if (mustLoad) {
      // A hub that is never content would be asked for ever.
      timesAnew += 1;
      if (timesAnew > 3) return err(problem('hub-answer-not-understood', { at: 'mustLoad' }));
      const loaded = await loadAnew(parts);
      if (!loaded.ok) return loaded;
      continue;
    }
    // A page without changes passed over own ones; without an entry the next page would be the same again.
    if (entry.cursor > after) {
      const unproved = await findUnproved(parts, entry.changes);
      const held = unproved.length > 0 ? { unproved: [...unproved] } : {};
      const appended = await appendAndFollow(parts, [{ kind: 'pulled', ...entry, ...held }]);
      if (!appended.ok) return appended;
      const proved = await proveHeld(parts);
      if (!proved.ok) return proved;
    }
    if (!hasMore) return ok(null);
  }
}

/** A device that sees some, or of which something was erased: what the hub lost is in it again, and what is not in it is this device's no more (Y21, Y22). */
async function loadWhatIsBack(parts: SyncRoundParts): Promise<Result<null>> {
  const { sees, erasedSeq } = parts.follower.hub();
  return sees === 'some' || erasedSeq > 0 ? loadAnew(parts, true) : ok(null);
}

/** Offers what was held from before a new epoch, once, and writes down that it was done. */
async function offerHeld(parts: SyncRoundParts): Promise<Result<null>> {
  const { epoch, cursor, hasToOffer } = parts.follower.hub();
  if (!hasToOffer || epoch === null || cursor === null) return ok(null);
  const offered = await bringBackOthers(parts);
  if (!offered.ok) return offered;
  const loaded = await loadWhatIsBack(parts);
  if (!loaded.ok) return loaded;
  const reached = parts.follower.hub();
  // Another epoch began meanwhile: there it is all offered again.
  if (reached.epoch !== epoch) return ok(null);
  const at = { epoch, cursor: reached.cursor ?? cursor };
  return appendAndFollow(parts, [{ kind: 'pulled', ...at, changes: [], hasOffered: true }]);
}

/** Push and pull. In a new epoch all that the hub may have lost is sent before the pull is done. */
async function pushAndPull(parts: SyncRoundParts): Promise<Result<null>> {
  const { follower } = parts;
  for (;;) {
    const { epoch } = follower.hub();
    const pushed = await pushAll(parts);
    if (!pushed.ok) return pushed;
    const pulled = await pull(parts);
    if (!pulled.ok) return pulled;
    const { epoch: epochNow, hasToOffer } = follower.hub();
    const offered = await offerHeld(parts);
    if (!offered.ok) return offered;
    if (epochNow === epoch && !hasToOffer) return pushed.value ? err(pushed.value) : pulled;
  }
}

/**
 * Runs one round. A hub that turns out to hold less than this device knows is shown the proof, and the round begins
 * anew; without a proof this device takes the hub as it is.
 */
export async function runSyncRound(parts: SyncRoundParts): Promise<Result<null>> {
  await parts.follower.catchUp();
  const round = await pushAndPull(parts);
  if (round.ok || round.problem.code !== 'hub-behind') return round;
  if (!(await provePutBack(parts))) {
    const loaded = await loadFirst(parts);
    if (!loaded.ok) return loaded;
  }
  return pushAndPull(parts);
}
