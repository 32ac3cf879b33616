/** The cohort that a day in a file stands for: a spreadsheet makes a day of what was typed, a CASE package has nothing else. */
import { cohortOfDay } from '../domain/cohort';
import type { ReadingNotes, ReadingPlace } from './reading-notes';

const isoDay = /^(\d{4})-(\d{2})(?:-\d{2})?(?:[T ]|$)/;
const dutchDay = /^\d{1,2}[-/.](\d{1,2})[-/.](\d{4})$/;

/** `2026-08-01` and `1-8-2026` are `2026-2027`, which is told; null where the text is no day. */
export function dayAsCohort(notes: ReadingNotes, place: ReadingPlace, text: string): string | null {
  const [, isoYear, isoMonth] = isoDay.exec(text) ?? [];
  const [, dutchMonth, dutchYear] = dutchDay.exec(text) ?? [];
  const [year, month] = [Number(isoYear ?? dutchYear), Number(isoMonth ?? dutchMonth)];
  if (!(month >= 1 && month <= 12)) return null;
  const cohort = cohortOfDay(year, month).text;
  notes.say(place, 'cohort-guessed', cohort, { source: text, reading: [cohort] });
  return cohort;
}
