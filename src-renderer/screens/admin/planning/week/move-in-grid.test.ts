/** The keys of a grid whose cells hold several things, and of its edges. */
import { expect, it } from 'vitest';
import { moveInGrid } from './move-in-grid';

// Two rows and two columns; in the first cell stand three things.
const shape = { rows: 2, columns: 2, itemsIn: (row: number, column: number) => (row + column === 0 ? 3 : 1) };
const from = (row: number, column: number, item = 0) => ({ row, column, item });
const move = (key: string, at = from(0, 0), isFar = false) => moveInGrid(key, isFar, at, shape);

it('goes through what stands in a cell, then to the next one, and stays at an edge', () => {
  expect(move('ArrowDown')).toEqual(from(0, 0, 1));
  expect(move('ArrowDown', from(0, 0, 2))).toEqual(from(1, 0));
  expect(move('ArrowUp', from(1, 0))).toEqual(from(0, 0, 2));
  expect(move('ArrowRight', from(0, 0, 2))).toEqual(from(0, 1));
  expect([move('ArrowLeft'), move('ArrowUp')]).toEqual([from(0, 0), from(0, 0)]);
  expect([move('ArrowRight', from(0, 1)), move('ArrowDown', from(1, 1))]).toEqual([from(0, 1), from(1, 1)]);
});

it('goes to the first and last day, and with Ctrl to the corners', () => {
  expect([move('Home', from(1, 1)), move('End', from(1, 0))]).toEqual([from(1, 0), from(1, 1)]);
  expect([move('Home', from(1, 1), true), move('End', from(0, 0), true)]).toEqual([from(0, 0), from(1, 1)]);
});

it('leaves every other key to the browser', () => {
  expect([move('a'), move('Enter'), move('Tab')]).toEqual([null, null, null]);
});
