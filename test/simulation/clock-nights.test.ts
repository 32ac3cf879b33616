/**
 * Exams around midnight, in both nights in which the clock is set, and in another zone, on a device that stands in yet another: the
 * day, the order and what is printed are those of where they are held: planning, results, sheet, lists on paper, files, screen.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordOf } from '../../shared/domain/assessment-record';
import { composeOke } from '../../shared/formats/write-oke';
import { writeResults } from '../../shared/formats/write-results';
import { composeList } from '../../shared/report/compose-lists';
import type { ExamState } from '../../src-renderer/queries/compose-exam-states';
import { groupExams } from '../../src-renderer/screens/admin/planning/group-exams';
import { exchangedOf } from '../../src-renderer/screens/admin/results/exchanged-of';
import { countDay } from '../../src-renderer/screens/admin/results/find-trouble';
import { composeFormat } from '../../src-renderer/ui/use-format';
import { anOrganisation, aSheet } from '../builders/a-sheet';
import { AssessmentStory } from '../builders/an-assessment';
import { aCandidate, anExam, anId } from '../builders/an-exam';
import { textsOf } from '../builders/texts-of';

const zone = 'Europe/Amsterdam';
const zoneOf = ({ timeZone }: { readonly timeZone?: string | undefined }): string => timeZone ?? zone;
const before = process.env.TZ;
beforeAll(() => {
  process.env.TZ = 'Pacific/Auckland';
});
afterAll(() => {
  if (before === undefined) delete process.env.TZ;
  else process.env.TZ = before;
});

type Slot = { readonly at: string; readonly begins?: string; readonly ends?: string };

/** An exam with a candidate per slot, each marked and signed as far as moments are given. */
function held(code: string, slots: readonly Slot[], timeZone?: string): readonly ExamState[] {
  const number = Number.parseInt(code.slice(1), 10);
  const candidates = slots.map(({ at }, index) =>
    aCandidate({
      assessmentId: anId(7000 + 10 * number + index),
      ...{ number: `${code}-${index}`, name: `Kandidaat ${index}`, startsAt: at },
    }),
  );
  const exam = anExam({
    ...{ examId: anId(5000 + number), code, plannedAt: slots[0]!.at, durationMinutes: 60, candidates },
    ...(timeZone && { timeZone }),
  });
  return slots.map((slot, index) => {
    const story = storyOf(exam, slot);
    return {
      ...{ exam, candidate: exam.candidates[index]!, handIn: null, waiting: 0 },
      assessment: recordOf(story.assessment),
    };
  });
}

function storyOf(exam: ReturnType<typeof anExam>, { begins, ends }: Slot): AssessmentStory {
  if (!begins || !ends) return new AssessmentStory(exam, []);
  const whole = new AssessmentStory(exam, []).identified().markedAll('met').signed();
  const last = whole.events.length - 1;
  const events = whole.events.map((event, at) => ({ ...event, occurredAt: at >= last - 1 ? ends : begins }));
  return new AssessmentStory(exam, events);
}

/** The clock goes back: 02:00 to 03:00 comes twice. */
const autumn = [
  { at: '2026-10-24T23:30:00.000Z' },
  { at: '2026-10-25T00:30:00.000Z', begins: '2026-10-25T00:45:00.000Z', ends: '2026-10-25T01:20:00.000Z' },
  { at: '2026-10-25T01:30:00.000Z' },
  { at: '2026-10-25T02:30:00.000Z' },
];
/** The clock goes forward: 02:00 to 03:00 never comes. */
const spring = [
  { at: '2027-03-28T00:30:00.000Z', begins: '2027-03-28T00:40:00.000Z', ends: '2027-03-28T01:10:00.000Z' },
  { at: '2027-03-28T01:30:00.000Z' },
];
const midnight = [{ at: '2026-11-26T22:30:00.000Z' }, { at: '2026-11-26T23:30:00.000Z' }];

const listOf = (kind: 'attendance' | 'examiner' | 'invitation', states: readonly ExamState[]) =>
  composeList({
    ...{ kind, exams: [states[0]!.exam], zoneOf, organisation: anOrganisation(), language: 'nl' },
    ...{ texts: textsOf('nl'), issuedAt: '2026-10-20T09:00:00.000Z', timeZone: zone },
  }).parts;
const firstCells = (part: ReturnType<typeof listOf>[number] | undefined) =>
  part?.table?.rows.map(([cell]) => cell);

describe('the night in which the clock goes back', () => {
  const states = held('E1', autumn);

  it('lists on paper stand in the order of time, and tell the two times 02:30 apart', () => {
    expect(firstCells(listOf('attendance', states)[0])).toEqual([
      '01:30',
      '02:30 CEST',
      '02:30 CET',
      '03:30',
    ]);
    expect(firstCells(listOf('examiner', states)[0])).toEqual([
      ...['01:30 – 02:30 CEST', '02:30 CEST – 02:30 CET', '02:30 CET – 03:30', '03:30 – 04:30'],
    ]);
    const letters = listOf('invitation', states).map(({ table }) => table?.rows[0]?.[1]);
    expect(letters).toEqual([
      '25 oktober 2026 om 01:30',
      '25 oktober 2026 om 02:30 (Midden-Europese zomertijd)',
      '25 oktober 2026 om 02:30 (Midden-Europese standaardtijd)',
      '25 oktober 2026 om 03:30',
    ]);
  });

  it('the sheet of who began at 02:45 and ended at 02:20 says by which clock', () => {
    const sheet = aSheet(storyOf(anExam({ plannedAt: autumn[1]!.at }), autumn[1]!), {
      timeZone: zone,
    });
    const fields = Object.fromEntries(
      sheet.fieldGroups.flatMap((group) => group.fields.map(({ label, value }) => [label, value])),
    );
    expect(Object.values(fields).filter((value) => /om 02:/.test(value))).toEqual(
      expect.arrayContaining([
        '25 oktober 2026 om 02:45 (Midden-Europese zomertijd)',
        '25 oktober 2026 om 02:20 (Midden-Europese standaardtijd)',
      ]),
    );
  });

  it('the screen says by which clock as well, in every language', () => {
    const said = (language: 'nl' | 'en' | 'de') => {
      const format = composeFormat(language, { timeZone: zone, nameOf: (city) => city });
      return ['2026-10-25T00:20:00.000Z', '2026-10-25T01:20:00.000Z', '2026-10-25T02:20:00.000Z'].map(
        format.time,
      );
    };
    expect(said('nl')).toEqual(['02:20 CEST', '02:20 CET', '03:20']);
    expect(said('en')).toEqual(['02:20 CEST', '02:20 CET', '03:20']);
    expect(said('de')).toEqual(['02:20 MESZ', '02:20 MEZ', '03:20']);
  });

  it('files for other systems carry how far the clock was from UTC', () => {
    const [, row] = states.map((state) => exchangedOf(state, { zoneOf, wordOf: (outcome) => outcome }));
    const oke = JSON.stringify(composeOke([row!], '2026-10-26T09:00:00.000Z'));
    expect(oke).toContain('2026-10-25T02:45:00+02:00');
    expect(oke).toContain('"resultDate":"2026-10-25"');
  });
});

describe('the night in which the clock goes forward', () => {
  const states = held('E2', spring);

  it('lists leave out the hour that never comes', () => {
    expect(firstCells(listOf('examiner', states)[0])).toEqual(['01:30 – 03:30', '03:30 – 04:30']);
  });

  it('the sheet tells both times as the wall showed them', () => {
    const exam = anExam({ plannedAt: spring[0]!.at });
    const text = JSON.stringify(aSheet(storyOf(exam, spring[0]!), { timeZone: zone }));
    expect(text).toContain('28 maart 2027 om 01:40');
    expect(text).toContain('28 maart 2027 om 03:10');
  });
});

describe('days', () => {
  const states = [
    ...held('E3', midnight),
    ...held('E4', [{ at: '2026-11-27T01:00:00.000Z' }], 'America/Kralendijk'),
  ];
  const days = (now: string) => {
    const { coming, past } = groupExams(states, new Date(now), zoneOf);
    const told = ({ day, isToday, exams }: (typeof coming)[number]): string =>
      `${day}${isToday ? ' today' : ''}: ${exams.map(({ exam }) => exam.code).join()}`;
    return { coming: coming.map(told), past: past.map(told) };
  };

  it('are those of where each is held, and so is today', () => {
    // 23:30 in Amsterdam and 18:30 on Bonaire, on the 26th in both; 21:00 there is the 26th, too.
    expect(days('2026-11-26T22:30:00.000Z')).toEqual({ coming: ['2026-11-26 today: E3,E4'], past: [] });
    // A quarter past midnight in Amsterdam: over there it is still the day before.
    expect(days('2026-11-26T23:15:00.000Z')).toEqual({
      coming: ['2026-11-26 today: E4'],
      past: ['2026-11-26: E3'],
    });
  });

  it('who begins after midnight counts on their own day', () => {
    const planned = (now: string): number => countDay(states, new Date(now), zoneOf).planned;
    expect([planned('2026-11-26T22:30:00.000Z'), planned('2026-11-26T23:15:00.000Z')]).toEqual([2, 2]);
    const [, after] = states.map((state) => exchangedOf(state, { zoneOf, wordOf: (outcome) => outcome }));
    const words = {
      ...{ columns: {} as never, presence: {} as never, cancelled: '', noName: '', attendanceOf: () => '' },
    };
    const csv = new TextDecoder().decode(
      writeResults({
        ...{
          results: [after!],
          format: 'csv',
          words,
          separator: ';',
          sheetName: '',
          madeAt: '2026-11-28T08:00:00.000Z',
        },
      }),
    );
    expect(csv).toContain(';2026-11-27;00:30;');
    expect(firstCells(listOf('attendance', states)[0])).toEqual(['23:30', '27 nov 00:30']);
  });
});
