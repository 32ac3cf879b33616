import { expect, it } from 'vitest';
import { anId } from '../../test/builders/an-exam';
import { besideIn } from './list-walked';

const stops = [1, 2, 3].map((id) => ({ examId: anId<'Exam'>(50), assessmentId: anId<'Assessment'>(id) }));

it('has one before and one behind, and none where the list ends', () => {
  expect(besideIn(stops, anId(2))).toEqual({ place: 2, total: 3, previous: stops[0], next: stops[2] });
  expect(besideIn(stops, anId(1))).toMatchObject({ place: 1, previous: null, next: stops[1] });
  expect(besideIn(stops, anId(3))).toMatchObject({ place: 3, previous: stops[1], next: null });
});

it('says nothing of what is not in the list', () => {
  expect(besideIn(stops, anId(9))).toBeNull();
});
