/** Lists of lines that two people changed: merged line by line, where they did not change the same ones. */
import { sameValue } from '../../kernel/same-value';
import { sharedItems } from './shared-items';

/** Lines from `start` up to `end` became these. */
type Hunk = { readonly start: number; readonly end: number; readonly lines: readonly string[] };

/** @returns null where both changed the same lines into others */
export function mergeLines(
  base: readonly string[],
  theirs: readonly string[],
  mine: readonly string[],
): readonly string[] | null {
  const hunks = [...hunksOf(base, theirs), ...hunksOf(base, mine)].toSorted(
    (a, b) => a.start - b.start || a.end - b.end || compareLines(a.lines, b.lines),
  );
  const merged: string[] = [];
  let at = 0;
  let before: Hunk | null = null;
  for (const hunk of hunks) {
    if (before && isSame(before, hunk)) continue;
    if (before && hunk.start < before.end) return null;
    for (const line of [...base.slice(at, hunk.start), ...hunk.lines]) merged.push(line);
    at = hunk.end;
    before = hunk;
  }
  return [...merged, ...base.slice(at)];
}

function compareLines(a: readonly string[], b: readonly string[]): number {
  const [left, right] = [a.join('\n'), b.join('\n')];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

const isSame = (a: Hunk, b: Hunk): boolean =>
  a.start === b.start && a.end === b.end && sameValue(a.lines, b.lines);

function hunksOf(before: readonly string[], after: readonly string[]): readonly Hunk[] {
  const ends = [...sharedItems(before, after), { before: before.length, after: after.length }];
  let [start, from] = [0, 0];
  return ends.flatMap((pair) => {
    const hunk = { start, end: pair.before, lines: after.slice(from, pair.after) };
    [start, from] = [pair.before + 1, pair.after + 1];
    if (hunk.lines.length > 0) return [hunk];
    // Lines that only went are each for themselves: two people may take away some of the same.
    return Array.from({ length: hunk.end - hunk.start }, (_, step) => ({
      start: hunk.start + step,
      end: hunk.start + step + 1,
      lines: [],
    }));
  });
}
