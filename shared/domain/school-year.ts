/** School years as a Dutch school counts them: from the first of August. */

/** @param day ISO day; gives e.g. `2026-2027` */
export function schoolYearOf(day: string): string {
  const year = Number(day.slice(0, 4)) - (day.slice(5) < '08-01' ? 1 : 0);
  return `${year}-${year + 1}`;
}

/** The one after; the same text where it is no school year. */
export function nextSchoolYear(schoolYear: string): string {
  const year = /^(\d{4})-\d{4}$/.exec(schoolYear)?.[1];
  return year ? `${Number(year) + 1}-${Number(year) + 2}` : schoolYear;
}

/** The first day of a school year; blank where it is none. */
export function beginOfSchoolYear(schoolYear: string): string {
  const year = /^(\d{4})-\d{4}$/.exec(schoolYear)?.[1];
  return year ? `${year}-08-01` : '';
}
