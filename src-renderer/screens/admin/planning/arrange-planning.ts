/**
 * The planning under headings: by day, week, place, examiner or group. Within a heading by time; days and weeks stand in order,
 * the others by name. Pure.
 */
import { standingOf } from '../../../../shared/domain/candidate-standing';
import { foldText } from '../../../../shared/kernel/fold-text';
import { groupBy } from '../../../../shared/kernel/group-by';
import { remember } from '../../../../shared/kernel/remember';
import { searchLineOf, searchWordsOf } from '../../../../shared/kernel/search-index';
import type { PlanningSearch, PlanningView } from '../../../ui/search-params';
import { dayLater } from '../plan-exam/plan-slots';
import type { PlannedDay, PlannedExam } from './group-exams';

export type Heading =
  | { readonly kind: 'day'; readonly day: string; readonly isToday: boolean }
  /** `day`: its Monday. */
  | { readonly kind: 'week'; readonly day: string; readonly number: number }
  /** Blank: none is said. */
  | { readonly kind: 'name'; readonly name: string };

/** An exam with the heading it stands under; of several groups it stands under each. */
export type HeadedExam = { readonly key: string; readonly heading: Heading; readonly planned: PlannedExam };

const dayMs = 24 * 3_600_000;
const noonOf = (day: string): number => Date.parse(`${day}T12:00:00.000Z`);

/** The Monday of its week, counted on the calendar. */
export const mondayOf = (day: string): string =>
  dayLater(day, -((new Date(noonOf(day)).getUTCDay() + 6) % 7));

/** Number of the week as calendars in Europe have it (ISO 8601): the first one has the first Thursday of the year. */
export function weekNumber(day: string): number {
  const thursday = dayLater(mondayOf(day), 3);
  return 1 + Math.floor((noonOf(thursday) - noonOf(`${thursday.slice(0, 4)}-01-01`)) / (7 * dayMs));
}

/** What an exam is found by: its own words, and who is in it. Folded once, and not with every key. */
const lineOf = remember(({ exam }: PlannedExam) =>
  searchLineOf(
    [
      exam.title,
      exam.code,
      exam.place,
      exam.examinerName,
      exam.about.name,
      exam.about.code,
      ...exam.candidates.flatMap(({ name, number, group }) => [name, number, group]),
    ].join(' '),
  ),
);

/** What only some of them are; an exam with one candidate who is not there yet is not started as a whole. */
const shows: Readonly<Record<NonNullable<PlanningSearch['only']>, (planned: PlannedExam) => boolean>> = {
  cancelled: ({ exam }) => exam.status === 'cancelled',
  changed: ({ exam }) => (exam.changes ?? []).length > 0,
  away: ({ states }) => states.some(({ assessment }) => standingOf(assessment) === 'away'),
  'not-started': ({ exam, states }) =>
    exam.status === 'planned' && states.some(({ assessment }) => standingOf(assessment) === 'not-begun'),
};

/** Names that differ in capitals or blanks only are one; the first way in which it was typed is told. */
const named = (names: readonly string[]): readonly (readonly [string, Heading])[] =>
  [...new Map(names.map((name) => [foldText(name.trim()), name.trim()])).entries()].map(
    ([key, name]) => [key, { kind: 'name', name }] as const,
  );

/** Every heading under which an exam stands: one, but for groups. */
function headingsOf(
  planned: PlannedExam,
  { day, isToday }: PlannedDay,
  view: PlanningView,
): readonly (readonly [string, Heading])[] {
  const { exam } = planned;
  if (view === 'day') return [[`${day} ${isToday}`, { kind: 'day', day, isToday }]];
  if (view === 'week') {
    const monday = mondayOf(day);
    return [[monday, { kind: 'week', day: monday, number: weekNumber(day) }]];
  }
  if (view === 'place') return named([exam.place]);
  if (view === 'examiner') return named([exam.examinerName]);
  return named(exam.candidates.map(({ group }) => group));
}

/** Days that are asked for: from a day on, or what is coming, with the past behind it where that is wanted. */
function daysOf(
  { coming, past }: { readonly coming: readonly PlannedDay[]; readonly past: readonly PlannedDay[] },
  { past: isPastShown, from }: PlanningSearch,
): readonly PlannedDay[] {
  if (from) return [...past.toReversed(), ...coming].filter(({ day }) => day >= from);
  return isPastShown ? [...coming, ...past] : coming;
}

/**
 * @param days as `groupExams` gives them
 * @param sought words that must all occur in an exam
 */
export function arrangePlanning(
  days: Parameters<typeof daysOf>[0],
  search: PlanningSearch,
  sought: string,
): readonly HeadedExam[] {
  const view = search.by ?? 'day';
  const isShown = search.only ? shows[search.only] : () => true;
  const words = searchWordsOf(sought);
  const isFound = (planned: PlannedExam): boolean => words.every((word) => lineOf(planned).includes(word));
  const found = daysOf(days, search).flatMap((day) =>
    day.exams
      .filter((planned) => isShown(planned) && isFound(planned))
      .flatMap((planned) =>
        headingsOf(planned, day, view).map(([key, heading]) => ({ key, heading, planned })),
      ),
  );
  if (view === 'day' || view === 'week') return found;
  // Nobody's stands last.
  const byName = [...groupBy(found, ({ key }) => key)].sort(([a], [b]) =>
    a === '' ? 1 : b === '' ? -1 : a.localeCompare(b),
  );
  return byName.flatMap(([, exams]) => exams);
}
