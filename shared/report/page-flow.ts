/**
 * Divides blocks over pages. Pure; knows heights only, in points.
 *   F1  every block stands on exactly one page, in order
 *   F2  what stands on a page never goes beyond its height
 *   F3  a block is never split, unless it is taller than a page and says how (`parts`)
 *   F4  a block that keeps with the next is not the last on its page, unless that chain is taller than a page
 *   F5  a page that begins inside a section begins with that section's `repeat`
 *   F6  `spaceBefore` stands above a block, except at the top of a page
 */
export type FlowBlock<T> = {
  readonly item: T;
  readonly height: number;
  /** Air above it, left out at the top of a page. */
  readonly spaceBefore: number;
  readonly keepWithNext: boolean;
  /** Heading to repeat when a page begins with this block; null for headings themselves. */
  readonly repeat: { readonly item: T; readonly height: number } | null;
  /** Smaller pieces in order, for a block that may be taller than a page. */
  readonly parts: readonly { readonly item: T; readonly height: number }[] | null;
};

export type PlacedItem<T> = { readonly item: T; readonly y: number; readonly height: number };
export type FlowPage<T> = readonly PlacedItem<T>[];

const repeatHeight = (block: FlowBlock<unknown> | undefined): number => block?.repeat?.height ?? 0;

/** A block that fits no page becomes its parts; every other block stays as it is. */
function breakDown<T>(block: FlowBlock<T>, pageHeight: number): readonly FlowBlock<T>[] {
  const fits = block.height + repeatHeight(block) <= pageHeight;
  if (fits || !block.parts) return [block];
  return block.parts.map((part, index, all) => ({
    ...part,
    spaceBefore: index === 0 ? block.spaceBefore : 0,
    keepWithNext: block.keepWithNext && index === all.length - 1,
    repeat: block.repeat,
    parts: null,
  }));
}

/** Runs of blocks that belong together: each but the last keeps with the next. */
function composeChains<T>(blocks: readonly FlowBlock<T>[]): FlowBlock<T>[][] {
  const chains: FlowBlock<T>[][] = [];
  let open: FlowBlock<T>[] | null = null;
  for (const block of blocks) {
    if (open) open.push(block);
    else {
      open = [block];
      chains.push(open);
    }
    if (!block.keepWithNext) open = null;
  }
  return chains;
}

/** Height of a chain, with the air between its blocks but not the air above it. */
const heightOf = (chain: readonly FlowBlock<unknown>[]): number =>
  chain.reduce((sum, block, index) => sum + block.height + (index > 0 ? block.spaceBefore : 0), 0);

/**
 * Lays the blocks out on as many pages as they need.
 * @param pageHeight room on one page; a block taller than this that has no parts gets a page of its own and sticks out
 */
export function flowBlocks<T>(blocks: readonly FlowBlock<T>[], pageHeight: number): FlowPage<T>[] {
  const pages: PlacedItem<T>[][] = [];
  let page: PlacedItem<T>[] = [];
  let y = 0;
  const turnPage = (): void => {
    if (page.length > 0) pages.push(page);
    page = [];
    y = 0;
  };
  const put = (item: T, height: number): void => {
    page.push({ item, y, height });
    y += height;
  };
  const place = (block: FlowBlock<T>): void => {
    if (page.length > 0 && y + block.spaceBefore + block.height > pageHeight) turnPage();
    if (page.length > 0) y += block.spaceBefore;
    else if (block.repeat) put(block.repeat.item, block.repeat.height);
    put(block.item, block.height);
  };
  const small = blocks.flatMap((block) => breakDown(block, pageHeight));
  for (const chain of composeChains(small)) {
    const height = heightOf(chain);
    const fitsAPage = height + repeatHeight(chain[0]) <= pageHeight;
    if (fitsAPage && y + (chain[0]?.spaceBefore ?? 0) + height > pageHeight) turnPage();
    for (const block of chain) place(block);
  }
  turnPage();
  return pages;
}
