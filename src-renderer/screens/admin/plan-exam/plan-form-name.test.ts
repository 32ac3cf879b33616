/** What is typed in the form of a plan is kept under a name that main takes, another one for each cell of the week grid. */
import { expect, it } from 'vitest';
import { typedContract } from '../../../../shared/contract/typed-contract';
import { anId } from '../../../../test/builders/an-exam';
import { planFormName } from './plan-form-name';

const cell = { day: '2026-11-26', time: '09:00', examiner: anId<'Staff'>(8001) };
const nameAt = (place: string) =>
  planFormName(['plan-exam', anId<'Exam'>(5001), anId<'Participant'>(1)], { ...cell, place });

it('F29 is short enough with the longest place, which stands in it nowhere, and tells places apart', () => {
  const places = [...['Hal 1', 'Hal 2'], ...['a', 'b'].map((end) => `${'Werkplaats '.repeat(27)}${end}`)];
  const texts = places.map((place) => ({ field: `form ${nameAt(place)}`, text: 'Zaal vol' }));
  const read = typedContract.calls.keep.input.safeParse({ ownerId: anId<'Staff'>(8000), texts });
  expect(read.success).toBe(true);
  expect(new Set(texts.map(({ field }) => field)).size).toBe(places.length);
  expect(texts.some(({ field }) => /Hal|Werk/.test(field))).toBe(false);
  expect(nameAt('Hal 1')).toBe(nameAt('Hal 1'));
});

it('is of what it is about alone where no cell is named', () => {
  expect(planFormName([anId<'Exam'>(5001), undefined], {})).toBe(anId<'Exam'>(5001));
});
