/**
 * Days as rosters write them. Which of `3/4/2026` is the month is told by the other days of the same column: one of them
 * with a thirteen settles it. Where none does, it is what the kind of file says, and that is told once. Where they contradict
 * each other, a day that may be either is asked about.
 */
import { readSbbDay } from '../sbb-day';

export type DayOrder = 'day-first' | 'month-first';
export type DayColumn = {
  readonly order: DayOrder;
  readonly isGuess: boolean;
  /** Some of its days have the day first and some the month. */
  readonly isMixed?: boolean;
};

const numbers = /^(\d{1,2})\s*([-/. ])\s*(\d{1,2})\s*\2\s*(\d{4})(?!\d)/;

const swapped = (text: string): string => {
  const [whole = '', first = '', sign = '', second = '', year = ''] = numbers.exec(text) ?? [];
  return whole === '' ? text : text.replace(whole, `${second}${sign}${first}${sign}${year}`);
};

/** What one day says of the order; null where it says nothing, `either` where it may be both. A day that is none proves nothing. */
function proofOf(text: string): DayOrder | 'either' | null {
  const [, first = '', , second = ''] = numbers.exec(text) ?? [];
  if (first === '' || Number(first) === Number(second)) return null;
  const orders = [readSbbDay(text) && 'day-first', readSbbDay(swapped(text)) && 'month-first'] as const;
  if (orders[0] && orders[1]) return 'either';
  return orders[0] || orders[1] || null;
}

/** @param usual what such files have where the days do not tell */
export function findDayOrder(cells: Iterable<string>, usual: DayOrder): DayColumn {
  const proofs = new Set<string | null>();
  for (const cell of cells) proofs.add(proofOf(cell.trim()));
  const isMixed = proofs.has('day-first') && proofs.has('month-first');
  if (isMixed) return { order: usual, isGuess: true, isMixed };
  if (proofs.has('day-first')) return { order: 'day-first', isGuess: false };
  if (proofs.has('month-first')) return { order: 'month-first', isGuess: false };
  return { order: usual, isGuess: proofs.has('either') };
}

/** Days since 30 December 1899, as spreadsheets count them; of people, so between 1910 and 2100. */
const asSerial = (text: string): string | null => {
  const serial = /^\d{4,5}(?:[.,]\d+)?$/.test(text) ? Math.floor(Number(text.replace(',', '.'))) : 0;
  if (serial < 3654 || serial > 73_050) return null;
  return new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);
};

/** The ISO day, or null for what is none or cannot be told, such as a year of two digits. */
export function readRosterDay(text: string, { order, isMixed }: DayColumn): string | null {
  const serial = asSerial(text);
  if (serial) return serial;
  if (isMixed) return proofOf(text) === 'either' ? null : (readSbbDay(text) ?? readSbbDay(swapped(text)));
  return readSbbDay(order === 'month-first' ? swapped(text) : text);
}
