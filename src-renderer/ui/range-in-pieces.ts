/** Rows that are drawn as the page scrolls, some new ones at a time: those in view first, and then those around them. Pure. */

/** From the first row up to the end, which is not in it. */
export type RowRange = { readonly first: number; readonly end: number };

const within = (row: number, { first, end }: RowRange): number => Math.max(first, Math.min(row, end));

/** What both have; where they have nothing in common, the place in the second at which the third begins. */
function common(standing: RowRange, wanted: RowRange, seen: RowRange): RowRange {
  const [first, end] = [Math.max(standing.first, wanted.first), Math.min(standing.end, wanted.end)];
  const begin = within(seen.first, wanted);
  return first < end ? { first, end } : { first: begin, end: begin };
}

/**
 * What is drawn next: what stands there already of what is wanted, and at most `atOnce` rows more on both sides of it.
 * @param wanted that is to be drawn in the end
 * @param seen the part of it that is in view
 */
export function rangeInPieces(
  standing: RowRange,
  wanted: RowRange,
  seen: RowRange,
  atOnce: number,
): RowRange {
  let { first, end } = common(standing, wanted, seen);
  let left = atOnce;
  const grow = (toFirst: number, toEnd: number): void => {
    const below = Math.max(0, Math.min(left, within(toEnd, wanted) - end));
    end += below;
    left -= below;
    const above = Math.max(0, Math.min(left, first - within(toFirst, wanted)));
    first -= above;
    left -= above;
  };
  grow(seen.first, seen.end);
  grow(wanted.first, wanted.end);
  return { first, end };
}
