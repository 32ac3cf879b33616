/** A list made again after changes is the list that would be made anew, and keeps what it knew of rows that stayed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSearchList } from '../../test/builders/a-search-list';
import { foldForOrder } from './fold-text';
import { searchLineOf } from './search-index';
import { createSearchLists, type RowShape } from './search-list';

type Row = { readonly name: string };
const shape: RowShape<Row> = {
  orderOf: ({ name }) => foldForOrder(name),
  lineOf: ({ name }) => searchLineOf(name),
};
const name = fc.string({ unit: fc.constantFrom(...'abé 12'), maxLength: 4 });

describe('a list that is made again', () => {
  it('shows and finds what a new one does, whatever came and went', () => {
    const step = fc.record({ add: fc.array(name), remove: fc.array(fc.nat(20)), search: name });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const listOf = createSearchLists(shape);
        let rows: readonly Row[] = [];
        for (const { add, remove, search } of steps) {
          rows = [...rows.filter((_, at) => !remove.includes(at)), ...add.map((each) => ({ name: each }))];
          const again = listOf(rows);
          const anew = createSearchList(rows, shape);
          expect(again.rows.map(shape.orderOf)).toEqual(anew.rows.map(shape.orderOf));
          expect(new Set(again.rows)).toEqual(new Set(rows));
          expect(new Set(again.find(search).rows)).toEqual(new Set(anew.find(search).rows));
          expect(again.find(search, 1)).toEqual({
            rows: again.find(search).rows.slice(0, 1),
            total: anew.find(search).total,
          });
        }
      }),
    );
  });

  it('asks only new rows for their order', () => {
    const asked: string[] = [];
    const listOf = createSearchLists<Row>({
      ...shape,
      orderOf: (row) => {
        asked.push(row.name);
        return shape.orderOf(row);
      },
    });
    const rows = ['c', 'a', 'd'].map((each) => ({ name: each }));
    listOf(rows);
    const list = listOf([...rows, { name: 'b' }]);
    expect(list.rows.map((row) => row.name)).toEqual(['a', 'b', 'c', 'd']);
    expect(asked).toEqual(['c', 'a', 'd', 'b']);
  });

  it('is the same list for the same rows', () => {
    const listOf = createSearchLists(shape);
    const rows = ['b', 'a'].map((each) => ({ name: each }));
    const list = listOf(rows);
    expect(listOf(rows)).toBe(list);
    expect(listOf([...rows])).not.toBe(list);
  });

  it('puts a number where its value puts it', () => {
    const rows = ['Examen 10', 'Examen 9', 'examen 2'].map((each) => ({ name: each }));
    expect(createSearchList(rows, shape).rows.map((row) => row.name)).toEqual([
      'examen 2',
      'Examen 9',
      'Examen 10',
    ]);
  });
});
