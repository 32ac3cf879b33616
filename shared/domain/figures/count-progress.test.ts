import { expect, it } from 'vitest';
import { aFigureLine } from '../../../test/builders/a-figure-line';
import { anId } from '../../../test/builders/an-exam';
import { countProgress, countWorkload } from './count-progress';

const exam = (number: number, plannedAt: string) => ({
  examId: anId<'Exam'>(5000 + number),
  code: `E-${number}`,
  title: 'Welding',
  plannedAt,
  day: plannedAt.slice(0, 10),
});
const [one, two] = [exam(1, '2026-11-24T08:00:00.000Z'), exam(2, '2026-11-25T08:00:00.000Z')];
const [karel, emine] = [
  { staffId: anId<'Staff'>(4001), name: 'Karel Smit' },
  { staffId: anId<'Staff'>(4002), name: 'Emine Şahin' },
];
const lines = [
  aFigureLine({ exam: one, examiner: karel }),
  aFigureLine({ exam: one, examiner: emine, standing: 'away', outcome: null }),
  aFigureLine({ exam: two, examiner: karel, standing: 'running', outcome: null, day: '2026-11-25' }),
  aFigureLine({ exam: two, examiner: karel, standing: 'not-begun', outcome: null, day: '2026-11-25' }),
];

it('tells of each exam how far its candidates are, the latest exam first', () => {
  expect(countProgress(lines)).toEqual([
    { exam: two, counts: { signed: 0, running: 1, away: 0, 'not-begun': 1 }, total: 2 },
    { exam: one, counts: { signed: 1, running: 0, away: 1, 'not-begun': 0 }, total: 2 },
  ]);
});

it('tells of each examiner how many they have on how many days, who has the most first', () => {
  expect(countWorkload(lines)).toEqual([
    { examiner: karel, counts: { signed: 1, running: 1, away: 0, 'not-begun': 1 }, total: 3, days: 2 },
    { examiner: emine, counts: { signed: 0, running: 0, away: 1, 'not-begun': 0 }, total: 1, days: 1 },
  ]);
});
