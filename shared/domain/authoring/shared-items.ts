/**
 * What two lists have in common, in order: the longest run of items that both hold (E. W. Myers, "An O(ND) difference
 * algorithm and its variations", 1986). Lines, words and whole lists are compared by it.
 */

export type Pair = { readonly before: number; readonly after: number };

/** More differences than this are not looked through: then only what begins and ends alike is in common. */
const differenceLimit = 600;

/** Places of the common items, both rising. Items are compared with `===`. */
export function sharedItems<Item>(before: readonly Item[], after: readonly Item[]): readonly Pair[] {
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before[start] === after[start]) start++;
  let end = 0;
  while (end < shortest - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const inner = commonInside(
    before.slice(start, before.length - end),
    after.slice(start, after.length - end),
  ).map((pair) => ({ before: pair.before + start, after: pair.after + start }));
  const head = Array.from({ length: start }, (_, index) => ({ before: index, after: index }));
  const tail = Array.from({ length: end }, (_, index) => ({
    before: before.length - end + index,
    after: after.length - end + index,
  }));
  return [...head, ...inner, ...tail];
}

function commonInside<Item>(before: readonly Item[], after: readonly Item[]): readonly Pair[] {
  const most = Math.min(before.length + after.length, differenceLimit);
  /** How far one comes in `before` on each diagonal, with so many differences. */
  const reached: ReadonlyMap<number, number>[] = [];
  let furthest: ReadonlyMap<number, number> = new Map([[1, 0]]);
  for (let count = 0; count <= most; count++) {
    const next = new Map<number, number>();
    reached.push(furthest);
    for (let diagonal = -count; diagonal <= count; diagonal += 2) {
      let x = startOn(furthest, diagonal, count);
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x++;
      next.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length)
        return walkBack(reached, before.length, after.length);
    }
    furthest = next;
  }
  return [];
}

const at = (reached: ReadonlyMap<number, number> | undefined, diagonal: number): number =>
  reached?.get(diagonal) ?? -1;

/** Whether the way to this diagonal comes by an item that only `after` has. */
const isDown = (reached: ReadonlyMap<number, number> | undefined, diagonal: number, count: number): boolean =>
  diagonal === -count || (diagonal !== count && at(reached, diagonal - 1) < at(reached, diagonal + 1));

const startOn = (reached: ReadonlyMap<number, number>, diagonal: number, count: number): number =>
  isDown(reached, diagonal, count) ? at(reached, diagonal + 1) : at(reached, diagonal - 1) + 1;

function walkBack(
  reached: readonly ReadonlyMap<number, number>[],
  beforeLength: number,
  afterLength: number,
): readonly Pair[] {
  const pairs: Pair[] = [];
  let [x, y] = [beforeLength, afterLength];
  for (let count = reached.length - 1; count >= 0; count--) {
    const diagonal = x - y;
    const down = isDown(reached[count], diagonal, count);
    const from = down ? diagonal + 1 : diagonal - 1;
    const fromX = count === 0 ? 0 : at(reached[count], from);
    const startX = count === 0 ? 0 : down ? fromX : fromX + 1;
    while (x > startX) {
      x--;
      y--;
      pairs.push({ before: x, after: y });
    }
    x = fromX;
    y = fromX - from;
  }
  return pairs.reverse();
}
