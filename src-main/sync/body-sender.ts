/**
 * Takes files to the hub, beside the rounds: a video of minutes must hold up no mark. Changes go first, then the smallest
 * file, one at a time. It runs when it is woken, which every round does that reached the hub; so it needs no patience of
 * its own, and what failed for a reason of its own rests a while.
 *
 *      woken ──▶ ask what the hub holds ──▶ smallest that may go ──▶ send ──▶ ask for its receipt ──┐
 *        ▲                                     ▲                                                    │
 *        └── nothing left, no line, a change waits, or somebody marks on a slow line ◀──── or ──────┘
 */

import type { Transfers } from '../../shared/contract/bodies-contract';
import { type Problem, type ProblemCode, problem } from '../../shared/kernel/problem';
import type { Result } from '../../shared/kernel/result';
import type { World } from '../../shared/kernel/world';
import type { NamedFile } from '../../shared/protocol/named-files';
import type { OwnChanges, WaitingFile } from '../follow/own-changes';
import type { HeldTurn } from './held-turn';
import { createLineSpeed, type LineSpeed } from './line-speed';
import type { SendBodyParts } from './send-body';

export type BodySenderParts = {
  readonly own: Pick<OwnChanges, 'filesWaiting'>;
  /** Something was recorded that no round has taken yet: changes go first. */
  readonly hasNews: () => boolean;
  /** Sends a file; null where the device belongs to no centre. */
  readonly send: (
    file: NamedFile,
    how: Pick<SendBodyParts, 'pieceBytes' | 'onPiece'>,
  ) => Promise<Result<'sent' | 'stopped'>> | null;
  /** Asks which of these the hub holds, and writes it down. */
  readonly askReceipts: (files: readonly NamedFile[]) => Promise<Result<ReadonlySet<string>>> | null;
  /** What lies here and the hub lacks though it had it; null where the device belongs to no centre. */
  readonly findLacking: () => Promise<Result<readonly NamedFile[]>> | null;
  readonly heldTurn: HeldTurn;
  /** Somebody marks at this moment. */
  readonly isMarking: () => boolean;
  readonly onChange: () => void;
  /** The line broke in the middle of a file: whether the hub is still there is worth asking at once. */
  readonly onBroken: () => void;
  readonly world: Pick<World, 'monotonicMs'>;
  readonly speed?: LineSpeed;
};

export type BodySender = {
  /** There may be something to send, and the hub may be there. */
  readonly wake: () => void;
  /** A person asks: what failed rests no longer. */
  readonly hurry: () => void;
  readonly state: () => Pick<Transfers, 'waiting' | 'sending' | 'isPaused' | 'failures'>;
  /** Resolves when what is under way has ended. */
  readonly settled: () => Promise<void>;
  /** Sends nothing more. */
  readonly close: () => Promise<void>;
};

/** The line or the hub itself: no file is to blame, and the rounds tell it. */
const ofTheLine: ReadonlySet<ProblemCode> = new Set([
  'hub-unreachable',
  'hub-busy',
  'hub-behind',
  'too-many-requests',
  'device-unknown',
  'device-suspended',
  'device-revoked',
  'protocol-too-old',
]);
/** Where nothing gets through so often in a row, the next round that comes by itself is soon enough. */
const mostBrokenInARow = 5;
const firstRestMs = 15_000;
const longestRestMs = 10 * 60_000;

type Failure = { readonly problem: Problem; readonly tries: number; readonly restsUntilMs: number };

export function createBodySender(parts: BodySenderParts): BodySender {
  const { own, world, onChange, speed = createLineSpeed() } = parts;
  const failures = new Map<string, Failure>();
  let sending: { readonly digest: string; readonly sent: number; readonly bytes: number } | null = null;
  let isPaused = false;
  let brokenInARow = 0;
  let isWoken = false;
  let isClosed = false;
  let running: Promise<void> | null = null;

  const fail = (digest: string, why: Problem): void => {
    const tries = (failures.get(digest)?.tries ?? 0) + 1;
    const restMs = Math.min(firstRestMs * 2 ** (tries - 1), longestRestMs);
    failures.set(digest, { problem: why, tries, restsUntilMs: world.monotonicMs() + restMs });
  };
  /** False: it was no fault of this file, and the others would fare no better. */
  const noteFailure = ({ digest }: NamedFile, why: Problem): boolean => {
    if (ofTheLine.has(why.code)) {
      brokenInARow += 1;
      if (why.code === 'hub-unreachable' && brokenInARow <= mostBrokenInARow) parts.onBroken();
      return false;
    }
    fail(digest, why);
    return true;
  };
  const rests = ({ digest }: NamedFile): boolean =>
    (failures.get(digest)?.restsUntilMs ?? 0) > world.monotonicMs();
  /** What may go, the smallest first: an exam of ten photos is in before the one video. */
  const listWhatMayGo = (): readonly WaitingFile[] =>
    own
      .filesWaiting()
      .filter((file) => file.mayGo && !rests(file))
      .toSorted((a, b) => a.bytes - b.bytes || (a.digest < b.digest ? -1 : 1));
  const mustPause = (): boolean => speed.isSlow() && parts.isMarking();
  const mayGoOn = (): boolean => !isClosed && !parts.hasNews() && !mustPause();

  const sendOne = async (file: NamedFile): Promise<Result<'sent' | 'stopped'> | null> => {
    let beganMs = world.monotonicMs();
    sending = { digest: file.digest, sent: 0, bytes: file.bytes };
    onChange();
    const done = await parts.send(file, {
      pieceBytes: speed.pieceBytes,
      onPiece: (arrived, length) => {
        const nowMs = world.monotonicMs();
        speed.note(length, nowMs - beganMs);
        beganMs = nowMs;
        brokenInARow = 0;
        sending = { digest: file.digest, sent: arrived, bytes: file.bytes };
        onChange();
        return mayGoOn();
      },
    });
    sending = null;
    return done;
  };
  /** False: nothing more goes now. */
  const carry = async (file: WaitingFile): Promise<boolean> => {
    const done = await sendOne(file);
    if (done === null) return false;
    if (!done.ok) return noteFailure(file, done.problem);
    if (done.value === 'stopped') return false;
    const held = await parts.askReceipts([file]);
    if (held === null) return false;
    if (!held.ok) return noteFailure(file, held.problem);
    // Complete, and not kept: what was staged was lost on the way (a bucket that was emptied). It goes again.
    if (held.value.has(file.digest)) failures.delete(file.digest);
    else fail(file.digest, problem('hub-busy'));
    return true;
  };
  const run = async (): Promise<void> => {
    const known = listWhatMayGo();
    if (known.length === 0 || !mayGoOn()) return;
    // Another device may have brought the same bytes; a receipt may have been lost with the line.
    const asked = await parts.askReceipts(known);
    if (!asked?.ok) return;
    onChange();
    for (let file = listWhatMayGo()[0]; file && mayGoOn(); file = listWhatMayGo()[0])
      if (!(await carry(file))) return;
  };
  /** Nothing waits for these, so one that fails is no news: it is asked about another day. */
  const giveBack = async (): Promise<void> => {
    if (!parts.heldTurn.isDue() || !mayGoOn()) return;
    const lacking = await parts.findLacking();
    if (!lacking?.ok) return;
    for (const file of lacking.value.toSorted((a, b) => a.bytes - b.bytes)) {
      const done = mayGoOn() ? await sendOne(file) : null;
      if (!done || (done.ok ? done.value === 'stopped' : ofTheLine.has(done.problem.code))) return;
    }
    parts.heldTurn.noteDone();
  };
  const runWoken = async (): Promise<void> => {
    while (isWoken && !isClosed) {
      isWoken = false;
      await run();
      await giveBack();
    }
    isPaused = mustPause() && listWhatMayGo().length > 0;
    const waiting = new Set(own.filesWaiting().map(({ digest }) => digest));
    for (const digest of failures.keys()) if (!waiting.has(digest)) failures.delete(digest);
    onChange();
  };

  return {
    wake: () => {
      isWoken = true;
      const isIdle = own.filesWaiting().length === 0 && failures.size === 0 && !parts.heldTurn.isDue();
      if (isClosed || running || isIdle) return;
      running = runWoken()
        // A journal that can no longer be written or read: the next round meets the same and tells it.
        .catch(() => undefined)
        .finally(() => {
          running = null;
        });
    },
    hurry: () => {
      for (const [digest, failure] of failures) failures.set(digest, { ...failure, restsUntilMs: 0 });
      brokenInARow = 0;
    },
    state: () => {
      const files = own.filesWaiting();
      const bytesOf = new Map(files.map(({ digest, bytes }) => [digest, bytes]));
      return {
        waiting: { count: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) },
        sending: sending && { ...sending, bytesPerSecond: speed.bytesPerSecond() },
        isPaused,
        failures: [...failures].flatMap(([digest, { problem: why }]) => {
          const bytes = bytesOf.get(digest);
          return bytes === undefined ? [] : [{ digest, bytes, problem: why }];
        }),
      };
    },
    settled: async () => {
      await running;
    },
    close: async () => {
      isClosed = true;
      await running;
    },
  };
}
