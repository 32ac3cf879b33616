// @vitest-environment happy-dom
/** Lists and a calendar out of the planning: which exams are on it, and that they are saved only after it is true. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { headOf } from '../../../shared/domain/exam';
import { pulledEntry } from '../../../test/builders/a-cache-lab';
import { aVersion } from '../../../test/builders/a-change';
import { aPageWith } from '../../../test/builders/a-page';
import { aWorld } from '../../../test/builders/a-world';
import { aCandidate, anExam, anId, recordsOf } from '../../../test/builders/an-exam';
import { fakeDevice } from '../../../test/fakes/fake-device';
import { chooseExams } from './plan-lists/choose-exams';
import { PlanListsScreen } from './plan-lists-screen';

const planned = (number: number, plannedAt: string, examinerId = 8000) =>
  recordsOf(
    anExam({
      examId: anId(5000 + number),
      code: `E-${number}`,
      title: `Exam ${number}`,
      plannedAt,
      examinerId: anId(examinerId),
      examinerName: examinerId === 8000 ? 'Joke Postma' : 'Bram Smit',
      candidates: [
        aCandidate({ assessmentId: anId(7000 + number), examinerId: anId(examinerId), name: 'Emine Şahin' }),
      ],
    }),
  ).planned;
const exams = [
  planned(1, '2026-11-26T08:00:00.000Z'),
  planned(2, '2026-11-27T08:00:00.000Z', 8001),
  planned(3, '2026-12-20T08:00:00.000Z'),
];

async function shown() {
  const device = fakeDevice();
  await aPageWith(
    { device, world: aWorld(1, '2026-11-26T07:00:00.000Z') },
    PlanListsScreen,
    pulledEntry(exams.map((exam, i) => [aVersion('exam', exam.examId, exam), i + 10])),
  );
  return device;
}

describe('lists and calendar', () => {
  it('begins with today and the week from there, and says how many it will be', async () => {
    await shown();
    expect(await screen.findByText('2 exams, 2 candidates')).toBeTruthy();
    expect(screen.getByLabelText('From')).toHaveProperty('value', '2026-11-26');
    expect(screen.getByLabelText('Up to and including')).toHaveProperty('value', '2026-12-02');
    expect(screen.getByRole('radio', { name: /Attendance list/ })).toHaveProperty('checked', true);
  });

  it('saves the calendar of what is shown, by keyboard, and says where it is', async () => {
    const device = await shown();
    const user = userEvent.setup();
    (await screen.findByRole('button', { name: 'Save calendar' })).focus();
    await user.keyboard('{Enter}');
    expect(await screen.findByText(/^Saved: /)).toBeTruthy();
    expect(device.saved).toMatchObject([{ name: 'Exams.ics' }]);
    const text = device.saved[0]?.text ?? '';
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    expect(text).not.toContain('Şahin');
  });
});

describe('a calendar', () => {
  it('holds an exam whole, whomever the list is of, and takes away what was taken back', async () => {
    const [first, second] = exams;
    const shared = {
      ...first!,
      candidates: [...first!.candidates, ...second!.candidates],
      examiners: [...first!.examiners, ...second!.examiners],
      assessments: [...first!.assessments, ...second!.assessments],
    };
    const device = fakeDevice();
    await aPageWith(
      {
        device,
        world: aWorld(1, '2026-11-26T07:00:00.000Z'),
        address: `/?examiner=${anId(8001)}`,
      },
      PlanListsScreen,
      pulledEntry(
        [shared, { ...second!, isRemoved: true }].map((exam, i) => [
          aVersion('exam', exam.examId, exam),
          i + 10,
        ]),
      ),
    );
    expect(await screen.findByText('1 exam, 1 candidate')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Save calendar' }));
    await screen.findByText(/^Saved: /);
    const text = device.saved[0]?.text.replaceAll('\r\n ', '') ?? '';
    expect(text).toContain('2 candidates');
    expect(text).toContain('Joke Postma\\, Bram Smit');
    expect(text.match(/STATUS:\w+/g)).toEqual(['STATUS:CONFIRMED', 'STATUS:CANCELLED']);
  });

  it('leads out of an exam that is planned no more', async () => {
    await aPageWith(
      { device: fakeDevice(), world: aWorld(1, '2026-11-26T07:00:00.000Z'), address: `/?exam=${anId(5999)}` },
      PlanListsScreen,
      pulledEntry(exams.map((exam, i) => [aVersion('exam', exam.examId, exam), i + 10])),
    );
    expect(await screen.findByText('This exam is not planned (any more).')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Choose all exams' })).toBeTruthy();
  });
});

describe('which exams stand on a list', () => {
  const zoneOf = () => 'Europe/Amsterdam';
  const days = { from: '2026-11-26', to: '2026-11-27' };
  const heads = exams.map(headOf);
  const chosen = (choice: Partial<Parameters<typeof chooseExams>[1]>) =>
    chooseExams(heads, { ...days, ...choice }, zoneOf).map(({ code }) => code);

  it('are those of the days, of one examiner, or the one that is asked for whatever its day', () => {
    expect(chosen({})).toEqual(['E-1', 'E-2']);
    expect(chosen({ examiner: String(anId(8001)) })).toEqual(['E-2']);
    expect(chosen({ exam: String(heads[2]?.examId) })).toEqual(['E-3']);
    expect(chosen({ from: '2026-11-28', to: '2026-11-27' })).toEqual([]);
  });

  it('count a candidate on the day of their own slot, by the clock where it is held', () => {
    const [first] = heads;
    const slots = {
      ...first!,
      plannedAt: '2026-11-26T20:00:00.000Z',
      candidates: ['2026-11-26T22:30:00.000Z', '2026-11-26T23:30:00.000Z'].map((startsAt, index) => ({
        ...first!.candidates[0]!,
        number: String(index),
        startsAt,
      })),
    };
    const numbersOn = (day: string, zone: string) =>
      chooseExams([slots], { from: day, to: day }, () => zone)[0]?.candidates.map(({ number }) => number);
    expect(numbersOn('2026-11-26', 'Europe/Amsterdam')).toEqual(['0']);
    expect(numbersOn('2026-11-27', 'Europe/Amsterdam')).toEqual(['1']);
    expect(numbersOn('2026-11-26', 'America/Kralendijk')).toEqual(['0', '1']);
  });
});
