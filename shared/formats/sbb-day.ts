/**
 * A day as qualification files write it: day first, year first, with a time, or with the name of the month. Month first
 * is no Dutch way, and a year of two digits could be of either century: neither is read.
 */

const months =
  'januari februari maart april mei juni juli augustus september oktober november december'.split(' ');
const monthOf = (word: string): number => {
  const name = word.toLowerCase().replace('mrt', 'maart');
  return name.length < 3 ? 0 : months.findIndex((month) => month.startsWith(name)) + 1;
};

const toDay = (year: number, month: number, day: number): string | null => {
  if (year < 1900 || year > 2199) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : null;
};

const time = '(?:[T\\s,]+\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2}(?:[.,]\\d+)?)?(?:\\s*(?:uur|u|am|pm))?)?';
const yearFirst = new RegExp(
  `^(\\d{4})\\s*[-/.]\\s*(\\d{1,2})\\s*[-/.]\\s*(\\d{1,2})${time}(?:\\s*[+-]\\d{2}:?\\d{2})?$`,
  'i',
);
const dayFirst = new RegExp(
  `^(\\d{1,2})\\s*[-/. ]\\s*(\\d{1,2})\\s*[-/. ]\\s*(\\d{4})${time}(?:\\s*[+-]\\d{2}:?\\d{2})?$`,
  'i',
);
const worded = new RegExp(`^(\\d{1,2})(?:e|ste|de)?[-\\s.]*([a-z]{3,9})\\.?[-\\s,]*(\\d{4})${time}$`, 'i');
/** A moment that says from which clock it was read: its day in the Netherlands may be another. */
const moment = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(Z|[+-]\d{2}:\d{2})$/i;

/** Digits of a day without anything in between; where both orders give one, it is none. */
const readEight = (text: string): string | null => {
  const part = (from: number, to: number) => Number(text.slice(from, to));
  const days = [toDay(part(0, 4), part(4, 6), part(6, 8)), toDay(part(4, 8), part(2, 4), part(0, 2))];
  const [only, ...others] = days.filter((day) => day !== null);
  return only && others.length === 0 ? only : null;
};

const localDay = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The ISO day, or null for text that is no day that can be told for certain. */
export function readSbbDay(written: string): string | null {
  const text = written
    .normalize('NFKC')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
  const [, date, hour, offset] = moment.exec(text) ?? [];
  if (date) {
    const at = new Date(`${date}T${hour}${offset}`);
    if (Number.isNaN(at.getTime())) return null;
    const [year, month, day] = localDay.format(at).split('-').map(Number);
    return toDay(year ?? 0, month ?? 0, day ?? 0);
  }
  if (/^\d{8}$/.test(text)) return readEight(text);
  const [, y1, m1, d1] = yearFirst.exec(text.replace(/Z$/i, '')) ?? [];
  if (y1) return toDay(Number(y1), Number(m1), Number(d1));
  const [, d2, m2, y2] = dayFirst.exec(text) ?? [];
  if (y2) return toDay(Number(y2), Number(m2), Number(d2));
  const [, d3, m3, y3] = worded.exec(text) ?? [];
  return y3 && m3 && monthOf(m3) > 0 ? toDay(Number(y3), monthOf(m3), Number(d3)) : null;
}

/**
 * Whether a day that was read could be another: `01/08/2027` is day first here and month first elsewhere, and a moment by
 * another clock may be the next day in the Netherlands.
 */
export function isGuessedDay(written: string, day: string): boolean {
  const text = written.normalize('NFKC').trim();
  if (moment.test(text)) return !text.startsWith(day);
  const [, first, second] = /^(\d{1,2})\s*\/\s*(\d{1,2})\s*\//.exec(text) ?? [];
  return (
    first !== undefined && Number(first) !== Number(second) && Number(first) <= 12 && Number(second) <= 12
  );
}
