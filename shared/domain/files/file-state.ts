/** The one thing that is said of how a file stands: never more than is true. Pure. */
import type { Problem } from '../../kernel/problem';

export type FileFacts = {
  /** Whether its bytes lie on this device; null while that is not known. */
  readonly isHere: boolean | null;
  /** Of the change that names it, where this device made it: whether the hub lacks it or one of its files; null where it came from the hub. */
  readonly waits: boolean | null;
  /** Of a hundred, while it goes to the hub. */
  readonly sentPercent: number | null;
  /** Of a hundred, while it comes from there. */
  readonly fetchedPercent: number | null;
  /** Why it did not get through at the last try. */
  readonly failure: Problem | null;
};

export type FileState =
  | 'fetching'
  | 'away'
  | 'sending'
  | 'failed'
  | 'waiting'
  | 'received'
  | 'here'
  | 'unknown';

export function fileState({ isHere, waits, sentPercent, fetchedPercent, failure }: FileFacts): FileState {
  if (fetchedPercent !== null) return 'fetching';
  if (isHere === null) return 'unknown';
  if (!isHere) return 'away';
  if (waits === null) return 'here';
  if (!waits) return 'received';
  if (sentPercent !== null) return 'sending';
  return failure ? 'failed' : 'waiting';
}
