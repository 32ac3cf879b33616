import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyResults } from '../../test/builders/any-result';
import { presences } from './exchanged-result';
import { composeResultTable, type ResultWords, resultColumns } from './result-table';

const same = <Name extends string>(names: readonly Name[]): Record<Name, string> =>
  Object.fromEntries(names.map((name) => [name, name])) as Record<string, never>;
const words: ResultWords = {
  columns: same(resultColumns),
  presence: same(presences),
  cancelled: 'cancelled',
  noName: 'Name not known on this device',
  attendanceOf: () => '',
};

it('a candidate whose name is not known here has that said in their cell, and nobody else', () => {
  const at = resultColumns.indexOf('name');
  fc.assert(
    fc.property(anyResults, (results) => {
      const [, ...rows] = composeResultTable(results, words);
      expect(rows.map((row) => row[at])).toEqual(
        results.map(({ candidate: { name } }) => (name.trim() === '' ? words.noName : name)),
      );
    }),
    { numRuns: 50 },
  );
});
