/** What an outcome is called where a centre has its own words for it. */
import { expect, it } from 'vitest';
import { outcomeWord } from './outcome-word';

const centre = { resultWords: { met: { nl: 'Proeve gehaald', en: ' ' }, notMet: {} } };

it('is the word of the centre in its language only: where that is blank, the word of the program', () => {
  expect(outcomeWord('passed', 'Behaald', centre, 'nl')).toBe('Proeve gehaald');
  expect(outcomeWord('passed', 'Behaald', centre, 'nl-BE')).toBe('Proeve gehaald');
  expect(outcomeWord('passed', 'Achieved', centre, 'en')).toBe('Achieved');
  expect(outcomeWord('passed', 'Bestanden', centre, 'de')).toBe('Bestanden');
  expect(outcomeWord('failed', 'Niet behaald', centre, 'nl')).toBe('Niet behaald');
  expect(outcomeWord('undecided', 'Nog open', centre, 'nl')).toBe('Nog open');
  expect(outcomeWord('passed', 'Behaald', null, 'nl')).toBe('Behaald');
});
