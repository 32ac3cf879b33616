/**
 * Days that somebody types in a search: 2026-11-27, 27-11-2026, 27.11., 27 november 2026, Nov 27, and as far as it is typed. The
 * day stands before the month, unless it cannot. Months by their names in every language of the program. Pure.
 */
import { foldText } from '../../../../shared/kernel/fold-text';
import { searchWordsOf } from '../../../../shared/kernel/search-index';
import { languages } from '../../../../shared/texts/languages';

/** Words that say a day or a month. They may also be what they are: "12-11" may be the number of a candidate. */
export type SoughtDay = {
  readonly words: string;
  /** @param day as `2026-11-27` */
  readonly isOn: (day: string) => boolean;
};

type Said = { readonly year?: string | undefined; readonly month: number; readonly day?: number | undefined };

const shortest = 3;

function monthNames(): readonly (readonly [string, number])[] {
  return languages.flatMap(({ tag }) =>
    (['long', 'short'] as const).flatMap((month) => {
      const format = new Intl.DateTimeFormat(tag, { month, day: 'numeric', timeZone: 'UTC' });
      return Array.from({ length: 12 }, (_, at) => {
        const parts = format.formatToParts(new Date(Date.UTC(2026, at, 9)));
        const name = parts.find(({ type }) => type === 'month')?.value ?? '';
        return [foldText(name).replaceAll('.', ''), at + 1] as const;
      });
    }),
  );
}
let known: ReturnType<typeof monthNames> | null = null;

/** The month of a name, or of three letters of one. */
function monthOf(word: string | undefined): number | undefined {
  const name = word?.replace(/\.$/, '') ?? '';
  if (name.length < shortest) return undefined;
  known ??= monthNames();
  return known.find(([month]) => month.startsWith(name))?.[1];
}

const numberIn = (word: string | undefined): number | undefined => {
  const [, digits] = /^(\d{1,2})(?:\.|e|st|nd|rd|th)?$/.exec(word ?? '') ?? [];
  return digits === undefined ? undefined : Number(digits);
};

/** Whole, or its last two digits. */
const yearIn = (word: string | undefined): string | undefined =>
  /^(\d{4}|\d{2})$/.test(word ?? '') ? word : undefined;

const isMonth = (month: number): boolean => month >= 1 && month <= 12;
const isDay = (day: number | undefined): boolean => day === undefined || (day >= 1 && day <= 31);
const checked = (said: Said): Said | null => (isMonth(said.month) && isDay(said.day) ? said : null);

/** A day or a month in digits, in one word. */
function inDigits(word: string): Said | null {
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?-?$/.exec(word) ?? [];
  if (isoYear)
    return checked({ year: isoYear, month: Number(isoMonth), day: isoDay ? Number(isoDay) : undefined });
  const [, first, , second, year] = /^(\d{1,2})([-./])(\d{1,2})(?:\2(\d{0,4}))?$/.exec(word) ?? [];
  if (!first) return null;
  const [day, month] = [Number(first), Number(second)];
  const said = { year: year || undefined };
  return checked(isMonth(month) ? { ...said, day, month } : { ...said, day: month, month: day });
}

/** What the words say from there on, and how many of them. */
function saidAt(
  words: readonly string[],
  at: number,
): { readonly said: Said; readonly length: number } | null {
  const [first = '', second, third] = words.slice(at, at + 3);
  const digits = inDigits(first);
  if (digits) return { said: digits, length: 1 };
  const day = numberIn(first);
  const [after, itself] = [monthOf(second), monthOf(first)];
  if (day !== undefined && after !== undefined) {
    const year = yearIn(third);
    return { said: { day, month: after, year }, length: year ? 3 : 2 };
  }
  if (itself === undefined) return null;
  if (/^\d{4}$/.test(second ?? '')) return { said: { month: itself, year: second }, length: 2 };
  const behind = numberIn(second);
  if (behind === undefined) return null;
  const year = yearIn(third);
  return { said: { day: behind, month: itself, year }, length: year ? 3 : 2 };
}

const isOn =
  ({ year, month, day }: Said) =>
  (text: string): boolean => {
    const [itsYear = '', itsMonth, itsDay] = text.split('-');
    if (Number(itsMonth) !== month || (day !== undefined && Number(itsDay) !== day)) return false;
    return year === undefined || itsYear.startsWith(year) || (year.length === 2 && itsYear.endsWith(year));
  };

/** The days that a search says, and its other words. */
export function daysInSearch(search: string): { readonly days: readonly SoughtDay[]; readonly rest: string } {
  const words = searchWordsOf(search);
  const days: SoughtDay[] = [];
  const rest: string[] = [];
  for (let at = 0; at < words.length; ) {
    const found = saidAt(words, at);
    const length = found?.length ?? 1;
    const own = words.slice(at, at + length);
    if (found && (found.said.day === undefined || isDay(found.said.day)))
      days.push({ words: own.join(' '), isOn: isOn(found.said) });
    else rest.push(...own);
    at += length;
  }
  return { days, rest: rest.join(' ') };
}
