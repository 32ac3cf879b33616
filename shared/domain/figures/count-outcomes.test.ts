/** No figure of fewer than ten people, and none that the others give away (F1, F2, F4). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aFigureLine } from '../../../test/builders/a-figure-line';
import { anId } from '../../../test/builders/an-exam';
import { countOutcomes, fewestPeople, type OutcomeRow } from './count-outcomes';
import type { FigureLine } from './figure-line';

const many = (count: number, over: Partial<FigureLine> = {}): FigureLine[] =>
  Array.from({ length: count }, () => aFigureLine(over));
const told = (rows: readonly OutcomeRow[]) =>
  rows.map(({ kind, cohort, outcomes }) => [kind, cohort, outcomes && outcomes.passed + outcomes.failed]);

describe('how many passed', () => {
  it('counts what is signed, per cohort, and the people apart from their exams (F4)', () => {
    const person = aFigureLine().participantId;
    const lines = [
      ...many(10),
      ...many(2, { outcome: 'failed', participantId: person }),
      ...many(7, { outcome: null, standing: 'running' }),
    ];
    expect(countOutcomes(lines)).toEqual([
      expect.objectContaining({ kind: 'cohort', outcomes: { passed: 10, failed: 2, people: 11 } }),
    ]);
  });

  it('says nothing of nine people, also when they did twenty exams (F1)', () => {
    const nine = many(9);
    expect(told(countOutcomes([...nine, ...nine]))).toEqual([['cohort', '2026-2027', null]]);
    expect(told(countOutcomes([...nine, ...many(1)]))).toEqual([['cohort', '2026-2027', 10]]);
  });

  it('leaves a total out that would tell of the nine who are hidden, and gives it when more are hidden (F2)', () => {
    const year = (cohort: string, count: number) => many(count, { cohort });
    const [a, b, c] = [year('2024-2025', 30), year('2025-2026', 9), year('2026-2027', 9)];
    expect(told(countOutcomes([...a, ...b]))).toEqual([
      ['cohort', '2024-2025', 30],
      ['cohort', '2025-2026', null],
      ['qualification', '', null],
    ]);
    expect(told(countOutcomes([...a, ...b, ...c])).at(-1)).toEqual(['qualification', '', 48]);
  });

  it('leaves the sum of all out where it gives the hidden rows of several qualifications (F2)', () => {
    const of = (key: string, count: number) => many(count, { qualification: { key, code: key, name: key } });
    expect(told(countOutcomes([...of('a', 20), ...of('b', 4)])).at(-1)).toEqual(['all', '', null]);
    expect(told(countOutcomes([...of('a', 20), ...of('b', 4), ...of('c', 6)])).at(-1)).toEqual([
      'all',
      '',
      30,
    ]);
  });
});

/** Whether a sum of these cells follows from what is shown: it lies in the span of the shown sums. */
function follows(shown: readonly (readonly number[])[], wanted: readonly number[]): boolean {
  const rows = shown.map((row) => [...row]);
  const left = [...wanted];
  for (let column = 0; column < left.length; column++) {
    const at = rows.findIndex((row) => Math.abs(row[column] ?? 0) > 1e-9);
    if (at < 0) continue;
    const [pivot] = rows.splice(at, 1);
    if (!pivot) continue;
    const reduce = (row: number[]): void => {
      const factor = (row[column] ?? 0) / (pivot[column] ?? 1);
      for (let i = 0; i < row.length; i++) row[i] = (row[i] ?? 0) - factor * (pivot[i] ?? 0);
    };
    rows.forEach(reduce);
    reduce(left);
  }
  return left.every((value) => Math.abs(value) < 1e-9);
}

type Cell = { readonly key: string; readonly cohort: string; readonly people: readonly number[] };

/** What a row adds up: 1 for each cell that is in it. */
const sumsOf = ({ kind, qualification, cohort }: OutcomeRow, cells: readonly Cell[]): number[] =>
  cells.map((cell) =>
    kind === 'all' ||
    (qualification?.key === cell.key && (kind === 'qualification' || cohort === cell.cohort))
      ? 1
      : 0,
  );

it('no adding and taking off of what is shown gives the outcomes of fewer than ten people (F2)', () => {
  const cell = fc.record({
    key: fc.constantFrom('a', 'b', 'c'),
    cohort: fc.constantFrom('1', '2', '3'),
    // Some are in several cells: they did exams of more than one qualification.
    people: fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 14 }),
  });
  const grid = fc.uniqueArray(cell, {
    minLength: 1,
    maxLength: 7,
    selector: ({ key, cohort }) => `${key}${cohort}`,
  });
  fc.assert(
    fc.property(grid, (cells) => {
      const lines = cells.flatMap(({ key, cohort, people }) =>
        people.map((one) =>
          aFigureLine({
            ...{ cohort, qualification: { key, code: key, name: key } },
            participantId: anId(90_000 + one),
          }),
        ),
      );
      const shown = countOutcomes(lines)
        .filter(({ outcomes }) => outcomes)
        .map((row) => sumsOf(row, cells));
      for (let chosen = 1; chosen < 2 ** cells.length; chosen++) {
        const wanted = cells.map((_, at) => (chosen >> at) & 1);
        const people = new Set(cells.filter((_, at) => wanted[at]).flatMap((one) => one.people));
        if (people.size < fewestPeople) expect(follows(shown, wanted)).toBe(false);
      }
    }),
    { numRuns: 150 },
  );
});
