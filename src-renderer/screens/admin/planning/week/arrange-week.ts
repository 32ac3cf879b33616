/**
 * The exams of one week as a grid: days beside each other, and below each other the hours, the places or the examiners. Each exam
 * stands on the day and at the hour of the clock of where it is held. Pure.
 */
import { bookingOf, findClashes, isHeld, placeKey } from '../../../../../shared/domain/find-clashes';
import { examInterval, overlaps } from '../../../../../shared/domain/plan-time';
import type { ExamId, StaffId } from '../../../../../shared/kernel/ids';
import { isFoundIn } from '../../../../../shared/kernel/search-index';
import type { PlannedExam } from '../../../../../shared/records/exam';
import { wallTimeOf } from '../../../../../shared/values/wall-time';
import type { WeekRows } from '../../../../ui/search-params';
import { dayLater } from '../../plan-exam/plan-slots';

/** An exam with where it stands. */
export type PlacedExam = {
  readonly exam: PlannedExam;
  /** As `2026-11-24`. */
  readonly day: string;
  /** Of the clock, 0 to 23. */
  readonly hour: number;
  /** Of the clock, as `09:40`. */
  readonly time: string;
};

export type WeekRow = {
  readonly key: string;
  /** Blank: no place is said. */
  readonly name: string;
  /** What a new exam of this row begins with. */
  readonly plans: { readonly time?: string; readonly place?: string; readonly examiner?: StaffId };
  /** By day, in the order of the days. */
  readonly cells: readonly (readonly PlacedExam[])[];
};

type Known = {
  /** By name. */
  readonly places: readonly string[];
  /** Whoever examines here now, by name. */
  readonly examiners: readonly { readonly staffId: StaffId; readonly name: string }[];
};

/** Hours that a week shows at least. */
const usualHours = { first: 8, last: 17 };

/** What an exam is found by. */
const searchTextOf = ({ title, code, place, about, examiners, candidates }: PlannedExam): string =>
  [
    ...[title, code, place, about.name, about.code],
    ...examiners.map(({ name }) => name),
    ...candidates.flatMap(({ name, number, group }) => [name, number, group]),
  ].join(' ');

/** Exams of the week that begins at that Monday, by when they begin; none whose planning was taken back. */
export function placeExams(
  exams: readonly PlannedExam[],
  monday: string,
  sought: string,
  zoneOf: (exam: PlannedExam) => string,
): readonly PlacedExam[] {
  const sunday = dayLater(monday, 6);
  // A day of the clock lies within a day of the moment: most exams are told apart by that alone.
  const [from, until] = [dayLater(monday, -1), dayLater(sunday, 2)];
  return exams
    .filter(({ isRemoved, plannedAt }) => !isRemoved && plannedAt >= from && plannedAt <= until)
    .map((exam) => ({ exam, ...wallTimeOf(exam.plannedAt, zoneOf(exam)) }))
    .filter(({ exam, day }) => day >= monday && day <= sunday && isFoundIn(searchTextOf(exam), sought))
    .map(({ exam, day, time }) => ({ exam, day, time, hour: Number(time.slice(0, 2)) }))
    .sort(
      (a, b) => a.exam.plannedAt.localeCompare(b.exam.plannedAt) || a.exam.code.localeCompare(b.exam.code),
    );
}

/** Monday to Friday, and the days of the weekend on which something is planned. */
export const daysOfWeek = (monday: string, placed: readonly PlacedExam[]): readonly string[] => {
  const used = new Set(placed.map(({ day }) => day));
  return [0, 1, 2, 3, 4, 5, 6]
    .map((days) => dayLater(monday, days))
    .filter((day, index) => index < 5 || used.has(day));
};

type Keyed = Omit<WeekRow, 'cells'>;

const hourRows = (placed: readonly PlacedExam[]): readonly Keyed[] => {
  const hours = placed.map(({ hour }) => hour);
  const first = Math.min(usualHours.first, ...hours);
  const last = Math.max(usualHours.last, ...hours);
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const time = `${String(first + index).padStart(2, '0')}:00`;
    return { key: String(first + index), name: time, plans: { time } };
  });
};

const placeRows = (placed: readonly PlacedExam[], { places }: Known): readonly Keyed[] => [
  ...places.map((place) => ({ key: placeKey(place), name: place, plans: { place } })),
  ...(placed.some(({ exam }) => placeKey(exam.place) === '') ? [{ key: '', name: '', plans: {} }] : []),
];

/** Who works here no more stands there for as long as an exam is theirs. */
const examinerRows = (placed: readonly PlacedExam[], { examiners }: Known): readonly Keyed[] => {
  const known = new Set(examiners.map(({ staffId }) => staffId));
  const others = new Map(
    placed.flatMap(({ exam }) =>
      exam.examiners.flatMap(({ staffId, name }) => (known.has(staffId) ? [] : [[staffId, name] as const])),
    ),
  );
  const rowOf = (staffId: StaffId, name: string, plans: Keyed['plans']) => ({ key: staffId, name, plans });
  return [
    ...examiners.map(({ staffId, name }) => rowOf(staffId, name, { examiner: staffId })),
    ...[...others].map(([staffId, name]) => rowOf(staffId, name, {})),
  ];
};

const keysOf = ({ exam, hour }: PlacedExam, rows: WeekRows): readonly string[] => {
  if (rows === 'time') return [String(hour)];
  if (rows === 'place') return [placeKey(exam.place)];
  return [...new Set(exam.assessments.map(({ examinerId }) => examinerId))];
};

/** @param days as `daysOfWeek` gives them */
export function arrangeWeek(
  placed: readonly PlacedExam[],
  days: readonly string[],
  rows: WeekRows,
  known: Known,
): readonly WeekRow[] {
  const heads = { time: hourRows, place: placeRows, examiner: examinerRows }[rows](placed, known);
  const column = new Map(days.map((day, index) => [day, index]));
  const cells = new Map(heads.map(({ key }) => [key, days.map((): PlacedExam[] => [])]));
  for (const one of placed)
    for (const key of keysOf(one, rows)) cells.get(key)?.[column.get(one.day) ?? -1]?.push(one);
  return heads.map((head) => ({ ...head, cells: cells.get(head.key) ?? [] }));
}

/**
 * Those that share somebody, or the place, with another exam at the same time: with any of the centre, whether it is sought, or of
 * this week, or not.
 * @param exams all that are planned
 */
export function clashingExams(
  placed: readonly PlacedExam[],
  exams: readonly PlannedExam[],
): ReadonlySet<ExamId> {
  const shown = placed.flatMap(({ exam }) => (isHeld(exam) ? [{ exam, interval: examInterval(exam) }] : []));
  const from = Math.min(...shown.map(({ interval }) => interval.start));
  const until = Math.max(...shown.map(({ interval }) => interval.end));
  const held = exams
    .filter(isHeld)
    .map((exam) => ({ exam, interval: examInterval(exam) }))
    .filter(({ interval }) => interval.end > from && interval.start < until);
  const clashing = shown.filter((one) => {
    const meets = held.flatMap(({ exam, interval }) => (overlaps(one.interval, interval) ? [exam] : []));
    return findClashes(bookingOf(one.exam), meets).length > 0;
  });
  return new Set(clashing.map(({ exam }) => exam.examId));
}
