/** Days on which an exam can be planned: wide enough to enter old paper, narrow enough to catch 0026 and 20261. */

export const plannableYears = { first: 2000, last: 2100 } as const;

/** @param day as a date field gives it: `2026-11-25` */
export function isPlannableDay(day: string): boolean {
  const year = Number(/^(\d{4})-\d{2}-\d{2}$/.exec(day)?.[1] ?? Number.NaN);
  return year >= plannableYears.first && year <= plannableYears.last;
}
