/** A week as a grid: which day and row an exam stands in, by the clock of where it is held (F29). */
import { describe, expect, it } from 'vitest';
import type { PlannedExam } from '../../../../../shared/records/exam';
import { aCandidate, anExam, anId, recordsOf } from '../../../../../test/builders/an-exam';
import { arrangeWeek, clashingExams, daysOfWeek, placeExams } from './arrange-week';

const [joke, karel] = [anId<'Staff'>(8001), anId<'Staff'>(8002)];
function planned(
  number: number,
  plannedAt: string,
  given: Partial<PlannedExam> = {},
  examinerId = joke,
): PlannedExam {
  const exam = anExam({
    ...{ examId: anId(5000 + number), code: `E-${number}`, plannedAt, place: 'Hal 1' },
    ...{ examinerId, examinerName: examinerId === joke ? 'Joke' : 'Karel' },
    candidates: [aCandidate({ assessmentId: anId(7000 + number), examinerId, name: `P${number}` })],
  });
  return { ...recordsOf(exam).planned, durationMinutes: 60, ...given };
}
const monday = '2026-11-23';
const zoneOf = ({ timeZone }: PlannedExam) => timeZone ?? 'Europe/Amsterdam';
const placed = (exams: readonly PlannedExam[], sought = '') => placeExams(exams, monday, sought, zoneOf);
const week = [
  planned(1, '2026-11-23T08:00:00.000Z'),
  planned(2, '2026-11-23T08:30:00.000Z', { place: ' hal 1' }, karel),
  planned(3, '2026-11-26T05:15:00.000Z', { place: '' }),
  planned(4, '2026-11-22T22:30:00.000Z'),
  planned(5, '2026-11-22T22:59:00.000Z'),
  planned(6, '2026-11-24T08:00:00.000Z', { isRemoved: true }),
];
const known = { places: ['Hal 1', 'Hal 2'], examiners: [{ staffId: karel, name: 'Karel' }] };
const rowsOf = (rows: 'time' | 'place' | 'examiner', exams = placed(week)) =>
  arrangeWeek(exams, daysOfWeek(monday, exams), rows, known).map(({ name, cells }) => [
    name,
    ...cells.map((cell) => cell.map(({ exam }) => exam.code).join(' ')),
  ]);

describe('a week', () => {
  it('F29 holds the exams whose day is in it where they are held, over midnight and in another zone', () => {
    // 23:30 on Sunday in Amsterdam is out; half past midnight on Monday is in, and so is Saturday evening in Kralendijk.
    const late = planned(7, '2026-11-22T23:30:00.000Z');
    const there = planned(8, '2026-11-30T02:00:00.000Z', { timeZone: 'America/Kralendijk' });
    expect(placed([...week, late, there]).map(({ exam, day, hour }) => [exam.code, day, hour])).toEqual([
      ['E-7', '2026-11-23', 0],
      ['E-1', '2026-11-23', 9],
      ['E-2', '2026-11-23', 9],
      ['E-3', '2026-11-26', 6],
      ['E-8', '2026-11-29', 22],
    ]);
    expect(placed(week, 'karel p2').map(({ exam }) => exam.code)).toEqual(['E-2']);
  });

  it('F29 shows the weekend only when something is planned in it', () => {
    expect(daysOfWeek(monday, placed(week))).toHaveLength(5);
    const saturday = planned(9, '2026-11-28T08:00:00.000Z');
    expect(daysOfWeek(monday, placed([saturday])).at(-1)).toBe('2026-11-28');
  });

  it('F29 has a row per hour, from eight to five and further where an exam is', () => {
    const rows = rowsOf('time');
    expect([rows[0], rows.at(-1)?.[0]]).toEqual([['06:00', '', '', '', 'E-3', ''], '17:00']);
    expect(rows.find(([name]) => name === '09:00')).toEqual(['09:00', 'E-1 E-2', '', '', '', '']);
  });

  it('F29 has a row per place however it was typed, empty ones too, and whoever examines or has an exam', () => {
    expect(rowsOf('place')).toEqual([
      ['Hal 1', 'E-1 E-2', '', '', '', ''],
      ['Hal 2', '', '', '', '', ''],
      ['', '', '', '', 'E-3', ''],
    ]);
    expect(rowsOf('examiner')).toEqual([
      ['Karel', 'E-2', '', '', '', ''],
      ['Joke', 'E-1', '', '', 'E-3', ''],
    ]);
  });

  it('F8 tells which of them cannot both be held, and no cancelled one', () => {
    expect([...clashingExams(placed(week), week)]).toEqual([week[0]!.examId, week[1]!.examId]);
    const cancelled = [week[0]!, { ...week[1]!, status: 'cancelled' as const }];
    expect(clashingExams(placed(cancelled), cancelled).size).toBe(0);
    expect(clashingExams([], week).size).toBe(0);
  });

  it('F8 tells it also where the other one is not sought, or is of the week before', () => {
    expect([...clashingExams(placed(week, 'karel p2'), week)]).toEqual([week[1]!.examId]);
    // From half past eleven on Sunday evening until half past midnight on Monday.
    const late = planned(7, '2026-11-22T22:30:00.000Z', { durationMinutes: 120 });
    const early = planned(8, '2026-11-22T23:30:00.000Z');
    expect([...clashingExams(placed([late, early]), [late, early])]).toEqual([early.examId]);
  });
});
