/** A row that is open shows each conflict of its indicator: those that were settled, and those that came up since. */
import { expect, it } from 'vitest';
import type { Conflict } from '../../../../shared/domain/assessment';
import { anId } from '../../../../test/builders/an-exam';
import { keepConflicts } from './keep-conflicts';

const between = (about: Conflict['about'], ...ids: readonly number[]): Conflict =>
  ({ indicatorId: anId(1), about, events: ids.map((id) => ({ changeId: anId(id) })) }) as unknown as Conflict;
const marks = between('mark', 10, 11);
const remarks = between('remark', 20, 21);

it('one about the remark is shown although one about the mark stands there already', () => {
  expect(keepConflicts([marks], [marks, remarks])).toEqual([marks, remarks]);
});

it('a later one about the same takes the place of the one that was settled', () => {
  const later = between('mark', 12, 13);
  expect(keepConflicts([marks], [later])).toEqual([later]);
});

it('one that is settled stays in its place, and so does one of which a side has gone', () => {
  const seen = [between('mark', 10, 11, 12)];
  expect(keepConflicts(seen, [])).toBe(seen);
  expect(keepConflicts(seen, [marks])).toBe(seen);
});
