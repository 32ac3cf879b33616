/** The one word that says how far something made on this device has come: never more than is true. Pure. */
import type { FilesWaiting } from '../cache/query-cache';
import type { HandIn } from '../cache/read-cache';

/** What is known of it. */
export type HandInKnown = {
  /** Null when it was not made on this device. */
  readonly handIn: HandIn | null;
  /** Changes that still wait, when more than one counts. */
  readonly waiting?: number;
  /** Files that these still lack at the hub. */
  readonly filesWaiting?: FilesWaiting | null | undefined;
};

export type HandInWord = 'refused' | 'files-waiting' | 'waiting-count' | 'waiting' | 'received' | 'nothing';

/**
 * "Received" only after a checked receipt (Y7), with nothing of it waiting and every file at the hub (Y26). A refusal goes
 * before everything: somebody has to do something. `files-waiting`: the hub holds every change, and nothing but files is on
 * its way.
 */
export function decideHandIn({ handIn, waiting = 0, filesWaiting = null }: HandInKnown): HandInWord {
  if (handIn?.state === 'refused') return 'refused';
  if (filesWaiting && waiting <= filesWaiting.changes) return 'files-waiting';
  if (waiting > 0) return 'waiting-count';
  return handIn?.state ?? 'nothing';
}
