/** Which items of a list were moved, when others only made room for them: as few as can be. */

/** Those of the ids that stand elsewhere among each other in `after`; only what both lists have counts. */
export function movedItems(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const places = new Map(after.map((id, place) => [id, place]));
  const common = before.filter((id) => places.has(id));
  const stays = longestRising(common.map((id) => places.get(id) ?? 0));
  return new Set(common.filter((_, index) => !stays.has(index)));
}

/** Indexes of a longest run of rising numbers (patience sorting). */
function longestRising(numbers: readonly number[]): ReadonlySet<number> {
  /** Per length: the index of the run of that length that ends lowest. */
  const ends: number[] = [];
  const cameFrom: (number | undefined)[] = [];
  numbers.forEach((number, index) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    cameFrom[index] = low === 0 ? undefined : ends[low - 1];
    ends[low] = index;
  });
  const run = new Set<number>();
  for (let index = ends.at(-1); index !== undefined; index = cameFrom[index]) run.add(index);
  return run;
}
