/** Types of `kill-verdict.mjs`. */
import type { PositionedEntry } from '../../shared/protocol/journal-entry';

export function judgeJournal(
  acknowledged: ReadonlyMap<string, string>,
  entries: readonly PositionedEntry[],
): {
  readonly lost: number;
  readonly duplicated: number;
  readonly broken: number;
  readonly kept: number;
};
