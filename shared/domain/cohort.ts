/**
 * A cohort (start year of a group of candidates) and the rule which codes were open for it. A Dutch school year starts
 * on the first of August; a code may be used for cohort Y when it was valid from that day of year Y or earlier, and
 * its intake had not ended before that day.
 */
import { type Problem, problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';

export type Cohort = {
  /** Year in which the school year starts. */
  readonly year: number;
  /** As it is written everywhere: `2026-2027`. */
  readonly text: string;
};

export const cohortOfYear = (year: number): Cohort => ({ year, text: `${year}-${year + 1}` });

/** The cohort that starts in the school year of a given day. */
export const cohortOfDay = (year: number, monthFromOne: number): Cohort =>
  cohortOfYear(monthFromOne >= 8 ? year : year - 1);

/** Words that people write before the years, in the languages of the program. */
const before =
  /^(?:cohort|kohorte|jahrgang|schooljaar|school year|schuljahr|studiejaar|leerjaar|jaar|year|jahr)\s*:?\s*/i;
const pattern = /^'?(\d{4}|\d{2})(?:\s*(?:[-/\\]|t\/m|tot(?: en met)?|to|bis|en)\s*'?(\d{4}|\d{2}))?$/i;

/** Reads `2026`, `2026-2027`, `26/27`, `schooljaar 2026/27`; blank is no cohort (M20). Two digits need the second year. */
export function parseCohort(text: string): Result<Cohort | null, Problem> {
  const trimmed = text
    .normalize('NFKC')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/[‘’`´]/g, "'")
    .trim();
  if (trimmed === '') return ok(null);
  const [, first = '', second] = pattern.exec(trimmed.replace(before, '')) ?? [];
  const year = first.length === 2 && second !== undefined ? 2000 + Number(first) : Number(first);
  if (!first || year < 1990 || year > 2100) return err(problem('cohort-malformed'));
  const next = String(year + 1);
  if (second !== undefined && second !== next && second !== next.slice(2))
    return err(problem('cohort-malformed'));
  return ok(cohortOfYear(year));
}

/** First year of a cohort as it is recorded, null without one; undefined where it is a text of somebody's own. */
export function cohortYearOf(cohort: string | null): number | null | undefined {
  const read = parseCohort(cohort ?? '');
  if (!read.ok) return undefined;
  return read.value === null ? null : read.value.text === cohort ? read.value.year : undefined;
}

/** Whether a code with these days was open for a cohort. ISO days compare as text; null is open. */
export function isOpenForCohort(
  validity: { readonly validFrom: string | null; readonly intakeEnd: string | null },
  cohort: Cohort,
): boolean {
  const start = `${cohort.year}-08-01`;
  return (
    (validity.validFrom === null || validity.validFrom <= start) &&
    (validity.intakeEnd === null || validity.intakeEnd >= start)
  );
}
