import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FlowBlock, flowBlocks } from './page-flow';

const pageHeight = 100;

type Given = { height: number; spaceBefore: number; keepWithNext: boolean; repeats: boolean };
const aBlock = (item: string, given: Partial<Given> = {}): FlowBlock<string> => ({
  item,
  height: given.height ?? 30,
  spaceBefore: given.spaceBefore ?? 0,
  keepWithNext: given.keepWithNext ?? false,
  repeat: given.repeats ? { item: `repeat of ${item}`, height: 10 } : null,
  parts: null,
});

const arbitraryBlocks = fc
  .array(
    fc.record({
      height: fc.integer({ min: 1, max: 90 }),
      spaceBefore: fc.integer({ min: 0, max: 15 }),
      keepWithNext: fc.boolean(),
      repeats: fc.boolean(),
    }),
    { maxLength: 40 },
  )
  .map((given) => given.map((one, index) => aBlock(String(index), one)));

const itemsOf = (blocks: readonly FlowBlock<string>[]): string[] =>
  flowBlocks(blocks, pageHeight)
    .flat()
    .map(({ item }) => item)
    .filter((item) => !item.startsWith('repeat'));

describe('page flow', () => {
  test('F1 every block stands on exactly one page, in order', () => {
    fc.assert(
      fc.property(arbitraryBlocks, (blocks) => {
        expect(itemsOf(blocks)).toEqual(blocks.map(({ item }) => item));
      }),
    );
  });

  test('F2 nothing on a page goes beyond its height or over another block', () => {
    fc.assert(
      fc.property(arbitraryBlocks, (blocks) => {
        for (const page of flowBlocks(blocks, pageHeight)) {
          let end = 0;
          for (const { y, height } of page) {
            expect(y).toBeGreaterThanOrEqual(end);
            end = y + height;
          }
          expect(end).toBeLessThanOrEqual(pageHeight);
        }
      }),
    );
  });

  test('F4 a block that keeps with the next is last on a page only when its chain is taller than a page', () => {
    fc.assert(
      fc.property(arbitraryBlocks, (blocks) => {
        const byItem = new Map(blocks.map((block, index) => [block.item, { block, index }]));
        const pages = flowBlocks(blocks, pageHeight);
        for (const page of pages.slice(0, -1)) {
          const last = byItem.get(page.at(-1)?.item ?? '');
          if (!last?.block.keepWithNext) continue;
          let from = last.index;
          while (blocks[from - 1]?.keepWithNext) from -= 1;
          let to = last.index;
          while (blocks[to]?.keepWithNext) to += 1;
          const chain = blocks.slice(from, to + 1);
          const height =
            (chain[0]?.repeat?.height ?? 0) +
            chain.reduce((sum, b, i) => sum + b.height + (i > 0 ? b.spaceBefore : 0), 0);
          expect(height).toBeGreaterThan(pageHeight);
        }
      }),
    );
  });

  test('F5 a page that begins with a block of a section begins with the repeated heading', () => {
    fc.assert(
      fc.property(arbitraryBlocks, (blocks) => {
        const byItem = new Map(blocks.map((block) => [block.item, block]));
        for (const [first, second] of flowBlocks(blocks, pageHeight)) {
          const begins = first?.item.startsWith('repeat') ? second : first;
          const repeat = byItem.get(begins?.item ?? '')?.repeat ?? null;
          expect(first?.item.startsWith('repeat') ?? false).toBe(repeat !== null);
        }
      }),
    );
  });

  test('F3 a block that is taller than a page is divided into its parts', () => {
    const parts = Array.from({ length: 12 }, (_, index) => ({ item: `line ${index}`, height: 20 }));
    const tall: FlowBlock<string> = { ...aBlock('tall', { height: 240 }), parts };
    const pages = flowBlocks([aBlock('before'), tall, aBlock('after')], pageHeight);
    expect(pages.map((page) => page.length)).toEqual([4, 5, 4, 1]);
    expect(pages.flat().map(({ item }) => item)).toEqual([
      'before',
      ...parts.map(({ item }) => item),
      'after',
    ]);
  });

  test('F3 a block that fits a page is moved whole, although it has parts', () => {
    const parts = [
      { item: 'a', height: 40 },
      { item: 'b', height: 40 },
    ];
    const pages = flowBlocks([aBlock('before'), { ...aBlock('row', { height: 80 }), parts }], pageHeight);
    expect(pages.map((page) => page.map(({ item }) => item))).toEqual([['before'], ['row']]);
  });

  test('F6 the air above a block is left out at the top of a page', () => {
    const pages = flowBlocks(
      [aBlock('a', { height: 60, spaceBefore: 10 }), aBlock('b', { height: 60, spaceBefore: 10 })],
      pageHeight,
    );
    expect(pages.map((page) => page[0]?.y)).toEqual([0, 0]);
  });

  test('no blocks make no pages', () => {
    expect(flowBlocks([], pageHeight)).toEqual([]);
  });
});
