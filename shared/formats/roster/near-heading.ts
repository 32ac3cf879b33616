/**
 * Finds columns by their headings, as a standard names them. Real files misspell those: one that is a letter or two off is
 * taken where nothing is exactly it.
 */
import { plainHeading } from './roster-table';

/** Letters that must be changed, added or left out to make one of the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_none, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const step = one[i - 1] === other[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + step));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

const isNear = (heading: string, wanted: string): boolean =>
  Math.abs(heading.length - wanted.length) <= 2 &&
  distance(heading, wanted) <= (wanted.length >= 12 ? 2 : wanted.length >= 8 ? 1 : 0);

/**
 * Where each wanted column stands. Of several that are near, the first.
 * @param wanted per meaning the headings by which it may go, the best one first
 */
export function findColumns(
  headings: readonly string[],
  wanted: Readonly<Record<string, readonly string[]>>,
): ReadonlyMap<string, number> {
  const plain = headings.map(plainHeading);
  const found = new Map<string, number>();
  const taken = new Set<number>();
  const take = (meaning: string, at: number): void => {
    if (at < 0 || found.has(meaning) || taken.has(at)) return;
    found.set(meaning, at);
    taken.add(at);
  };
  for (const [meaning, names] of Object.entries(wanted))
    for (const name of names) take(meaning, plain.indexOf(plainHeading(name)));
  for (const [meaning, names] of Object.entries(wanted))
    for (const name of names)
      take(
        meaning,
        plain.findIndex((heading, at) => !taken.has(at) && isNear(heading, plainHeading(name))),
      );
  return found;
}
