/** Figures are told as they were measured. */
import { expect, it } from 'vitest';
import { composeTable, measureInRounds } from './figures';

it('runs all ways in every round, in turns, and prints medians and ratios', async () => {
  const turns: string[] = [];
  const way = (name: string, readings: readonly number[]) => async (round: number) => {
    turns.push(`${round} ${name}`);
    return { ms: readings[round] ?? 0 };
  };
  const figures = await measureInRounds(3, {
    ours: way('ours', [8, 900, 4]),
    limit: way('limit', [2, 1, 4]),
  });
  expect(turns).toEqual(['0 ours', '0 limit', '1 ours', '1 limit', '2 ours', '2 limit']);
  const lines = composeTable(figures, 'ms').split('\n');
  expect(lines.slice(2)).toEqual(['| ours | 8.00 | 1.00 |', '| limit | 2.00 | 4.00 |']);
});
