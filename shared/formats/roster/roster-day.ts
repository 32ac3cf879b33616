/**
 * Days as rosters write them. Which of `3/4/2026` is the month is told by the other days of the same column: one of them
 * with a thirteen settles it. Where none does, it is what the kind of file says, and that is told once.
 */
import { readSbbDay } from '../sbb-day';

export type DayOrder = 'day-first' | 'month-first';
export type DayColumn = { readonly order: DayOrder; readonly isGuess: boolean };

const numbers = /^(\d{1,2})\s*([-/. ])\s*(\d{1,2})\s*\2\s*(\d{4})(?!\d)/;

/** @param usual what such files have where the days do not tell */
export function findDayOrder(cells: Iterable<string>, usual: DayOrder): DayColumn {
  let dayFirst = 0;
  let monthFirst = 0;
  let either = 0;
  for (const cell of cells) {
    const [, first = '', , second = ''] = numbers.exec(cell.trim()) ?? [];
    if (first === '' || first === second) continue;
    if (Number(first) > 12) dayFirst++;
    else if (Number(second) > 12) monthFirst++;
    else either++;
  }
  if (dayFirst === 0 && monthFirst === 0) return { order: usual, isGuess: either > 0 };
  return {
    order: monthFirst > dayFirst ? 'month-first' : 'day-first',
    isGuess: dayFirst > 0 && monthFirst > 0,
  };
}

/** Days since 30 December 1899, as spreadsheets count them; of people, so between 1910 and 2100. */
const asSerial = (text: string): string | null => {
  const serial = /^\d{4,5}(?:[.,]\d+)?$/.test(text) ? Math.floor(Number(text.replace(',', '.'))) : 0;
  if (serial < 3654 || serial > 73_050) return null;
  return new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);
};

/** The ISO day, or null for what is none or cannot be told, such as a year of two digits. */
export function readRosterDay(text: string, { order }: DayColumn): string | null {
  const serial = asSerial(text);
  if (serial) return serial;
  const [whole = '', first = '', sign = '', second = '', year = ''] = numbers.exec(text) ?? [];
  const swapped =
    order === 'month-first' && whole !== '' && Number(second) !== 0
      ? text.replace(whole, `${second}${sign}${first}${sign}${year}`)
      : text;
  return readSbbDay(swapped);
}
