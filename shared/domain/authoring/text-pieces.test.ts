import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharedItems } from './shared-items';
import { listPieces, type Piece, textPieces } from './text-pieces';

const told = (pieces: readonly Piece[]): string =>
  pieces.map(({ kind, text }) => ({ same: text, added: `[+${text}]`, removed: `[-${text}]` })[kind]).join('');
const half = (pieces: readonly Piece[], left: Piece['kind']): string =>
  pieces
    .filter(({ kind }) => kind !== left)
    .map(({ text }) => text)
    .join('');

describe('two texts beside each other', () => {
  it('show what was reworded within the line, in whole words', () => {
    expect(told(textPieces('leest de tekening goed', 'leest elke tekening goed'))).toBe(
      'leest [-de][+elke] tekening goed',
    );
    expect(told(textPieces('meet het werkstuk op', 'controleert de maten'))).toBe(
      '[-meet het werkstuk op][+controleert de maten]',
    );
    expect(told(textPieces('gereedschap', 'gereedschappen;'))).toBe('[-gereedschap][+gereedschappen;]');
    expect(told(textPieces('', 'nieuw'))).toBe('[+nieuw]');
    expect(told(textPieces('読む図面', '読む新図面'))).toBe('読む[+新]図面');
    expect(told(listPieces(['a', 'b', 'c'], ['a', 'c', 'd']))).toBe('a[-b]c[+d]');
  });

  it('give both texts back whole, whatever was written', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', ' ', '  ', '.', 'é', '😀', '漢', '\n'),
      maxLength: 40,
    });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = textPieces(before, after);
        expect(half(pieces, 'added')).toBe(before);
        expect(half(pieces, 'removed')).toBe(after);
      }),
      { numRuns: 2000 },
    );
  });

  it('have the longest run in common that there is', () => {
    const list = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 9 });
    const longest = (a: readonly string[], b: readonly string[]): number => {
      if (a.length === 0 || b.length === 0) return 0;
      if (a[0] === b[0]) return 1 + longest(a.slice(1), b.slice(1));
      return Math.max(longest(a.slice(1), b), longest(a, b.slice(1)));
    };
    fc.assert(
      fc.property(list, list, (before, after) => {
        const pairs = sharedItems(before, after);
        expect(pairs.every((pair) => before[pair.before] === after[pair.after])).toBe(true);
        expect(pairs).toHaveLength(longest(before, after));
        for (const [index, pair] of pairs.slice(1).entries()) {
          expect(pair.before).toBeGreaterThan(pairs[index]!.before);
          expect(pair.after).toBeGreaterThan(pairs[index]!.after);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
