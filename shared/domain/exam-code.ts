/**
 * The code that planning proposes for an exam: a pattern of the centre, with a number that no exam has. In a pattern stand `{code}` of
 * the qualification, `{year}`, `{month}`, `{day}`, `{date}` of the exam, and once or more `{nr}`.
 */
import { type Problem, problem } from '../kernel/problem';

/** What is proposed where the centre set nothing. */
const usualCodePattern = '{code}-{date}-{nr}';
/** Most characters: what is filled in must still fit in the code of an exam. */
export const codePatternLimit = 40;

type Filled = {
  readonly code: string;
  /** `2026-11-25`. */
  readonly day: string;
};

const known: ReadonlySet<string> = new Set(['code', 'year', 'month', 'day', 'date', 'nr']);
const place = /\{([^{}]*)\}/g;

/** Why codes cannot be made by it; null when they can. Blank: the usual one. */
export function codePatternProblem(pattern: string): Problem | null {
  if (pattern.trim() === '') return null;
  const names = [...pattern.matchAll(place)].map(([, name = '']) => name);
  const isRead = names.every((name) => known.has(name)) && !/[{}]/.test(pattern.replaceAll(place, ''));
  return isRead && names.includes('nr') ? null : problem('code-pattern-unread');
}

/**
 * The first code by the pattern that is not taken; a part that is blank takes its separator with it. A pattern by which no codes can
 * be made, as a later program may have recorded, is as none: without its number the search for a free one would have no end.
 */
export function proposeExamCode(
  pattern: string | undefined,
  { code, day }: Filled,
  taken: ReadonlySet<string>,
): string {
  const [year = '', month = '', dayOfMonth = ''] = day.split('-');
  const parts = {
    code: code.slice(0, 32),
    year,
    month,
    day: dayOfMonth,
    date: `${year}${month}${dayOfMonth}`,
  };
  const isUsable = pattern !== undefined && pattern.trim() !== '' && !codePatternProblem(pattern);
  const usable = isUsable ? pattern.trim() : usualCodePattern;
  const filled = (nr: number): string =>
    usable
      .replaceAll(place, (_, name: string) => ({ ...parts, nr: String(nr).padStart(2, '0') })[name] ?? '')
      .replace(/([-_./ ])[-_./ ]+/g, '$1')
      .replace(/^[-_./ ]+|[-_./ ]+$/g, '');
  let number = 1;
  while (taken.has(filled(number))) number += 1;
  return filled(number);
}
