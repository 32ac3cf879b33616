/** A search finds what `includes` finds, in the order of the rows; it counts all of it and gathers no more than asked. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from './fold-text';
import { createSearchIndex, searchLineOf, searchWordsOf } from './search-index';

const indexOf = (texts: readonly string[]) => createSearchIndex(texts.map(searchLineOf));

/** The same question asked of every row. */
const byIncludes = (texts: readonly string[], search: string): number[] =>
  texts.flatMap((text, row) =>
    searchWordsOf(search).every((word) => searchLineOf(text).includes(word)) ? [row] : [],
  );

/** Few letters, so that words do occur; marks, ligatures and ends of lines, so that folding matters. */
const text = fc.string({ unit: fc.constantFrom(...'abŞşßł\n 1é2’ı'), maxLength: 12 });

describe('the search index', () => {
  it('finds exactly the rows that includes finds', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 30 }), text, (texts, search) => {
        const rows = byIncludes(texts, search);
        expect(indexOf(texts).find(search)).toEqual({ rows, total: rows.length });
      }),
      { numRuns: 2000 },
    );
  });

  it('gathers the first rows asked for, and counts every hit', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 30 }), text, fc.nat(10), (texts, search, shown) => {
        const index = indexOf(texts);
        const { rows, total } = index.find(search);
        expect(index.find(search, shown)).toEqual({ rows: rows.slice(0, shown), total });
      }),
    );
  });

  it('finds no word that begins in one row and ends in the next', () => {
    expect(indexOf(['ab', 'cd']).find('bc').rows).toEqual([]);
    expect(indexOf(['a\nb', 'c']).find('b').rows).toEqual([0]);
  });
});

describe('folded text', () => {
  it('is the same by the short way of plain text and by the long one', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."azAZ09 ~\t'-") }), (plain) => {
        expect(foldText(plain)).toBe(foldText(`${plain}é`).slice(0, -1));
      }),
    );
  });
});
