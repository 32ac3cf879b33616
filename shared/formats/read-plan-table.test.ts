/** Tables of exams as offices make them: encodings, separators, dates, a row per candidate; and what can be planned of them. */
import { describe, expect, it } from 'vitest';
import { aCandidate, anExam, anId, recordsOf } from '../../test/builders/an-exam';
import { value } from '../../test/builders/value';
import { decidePlanRows, type PlanRowView } from '../domain/decide-plan-rows';
import { standardScales } from '../records/standard-scales';
import { standardRules } from '../values/pass-rule';
import { readPlanTable, readPlanTime } from './read-plan-table';

const bytes = (text: string, encoding: 'utf-8' | 'latin1' = 'utf-8') =>
  new Uint8Array(Buffer.from(text, encoding));
const table = (...lines: readonly string[]) => value(readPlanTable(bytes(lines.join('\r\n'))));

describe('readPlanTable', () => {
  it('finds columns by their headings in three languages, whatever their order, and says which it does not know', () => {
    const read = table(
      'Plaats;Datum;Tijd;Examinator;Kandidaten;Kleur',
      'Hal 3;1-12-2026;9.30 uur;Fatma;0012, 0013;blauw',
    );
    expect(read.unknown).toEqual(['Kleur']);
    expect(read.exams).toMatchObject([
      { rows: [2], day: '2026-12-01', time: '09:30', candidates: ['0012', '0013'], said: { place: 'Hal 3' } },
    ]);
    const german = value(
      readPlanTable(bytes('Prüfer;Datum;Uhrzeit;Prüfling\nJürgen;2026-12-01;10:00;7', 'latin1')),
    );
    expect(german.exams[0]).toMatchObject({ said: { examiner: 'Jürgen' }, day: '2026-12-01', time: '10:00' });
  });

  it('makes one exam of the rows of its candidates, and keeps rows of one code at two times apart', () => {
    const read = table(
      'date,time,code,examiner,candidate,place',
      '2026-12-01,09:00,A,Fatma,1,Hal',
      '2026-12-01,09:00,A,Fatma,2,Hal',
      '2026-12-02,09:00,A,Fatma,3,Hal',
      '2026-12-02,10:00,,Fatma,4,Hal',
      '2026-12-02,10:00,,Fatma,5,Hal',
    );
    expect(read.exams.map(({ rows, candidates }) => [rows, candidates])).toEqual([
      [
        [2, 3],
        ['1', '2'],
      ],
      [[4], ['3']],
      [
        [5, 6],
        ['4', '5'],
      ],
    ]);
  });

  it.each([
    ['9:00', '09:00'],
    ['0,375', '09:00'],
    ['24:00', null],
    ['9', null],
    ['', null],
  ])('reads the time %j as %j', (text, time) => expect(readPlanTime(text)).toBe(time));

  it('is no table of exams without a date', () => {
    expect(readPlanTable(bytes('naam;nummer\nA;1'))).toMatchObject({
      problem: { code: 'plan-table-unknown' },
    });
    expect(readPlanTable(bytes(''))).toMatchObject({ ok: false });
  });
});

const template = {
  templateId: anId<'ExamTemplate'>(1),
  name: 'Lassen proeve',
  qualificationId: anId<'Qualification'>(1001),
  workProcessIds: [anId<'WorkProcess'>(3001)],
  scale: standardScales['met-not-met'],
  rule: standardRules.all,
  title: 'Lassen',
  place: 'Werkplaats',
  durationMinutes: 90,
};
const person = (number: number, written: string) => ({
  participantId: anId<'Participant'>(6000 + number),
  number: written,
  givenName: 'A',
  namePrefix: '',
  familyName: 'B',
  birthDate: null,
  group: '',
});
const staff = (number: number, name: string, email?: string) => ({
  staffId: anId<'Staff'>(8000 + number),
  name,
  jobTitle: '',
  roles: ['examiner'],
  independent: true,
  ...(email && { email }),
});
const view: PlanRowView = {
  templates: [
    template,
    { ...template, templateId: anId(2), name: 'Oud', archivedAt: '2026-01-01T00:00:00.000Z' },
  ],
  usual: template,
  examiners: [staff(1, 'Fatma Yıldırım', 'fatma@school.nl'), staff(2, 'Jan Jansen'), staff(3, 'Jan Jansen')],
  participants: [person(1, '0012'), person(2, '0013'), person(3, '7'), person(4, '7')],
  membersOf: (name) => (name === 'LAS-2A' ? [anId<'Participant'>(6001), anId<'Participant'>(6002)] : null),
  exams: [recordsOf(anExam({ code: 'BEZET', candidates: [aCandidate()] })).planned],
  timeZone: 'Europe/Amsterdam',
};
const decided = (...lines: readonly string[]) =>
  decidePlanRows(
    table('datum;tijd;plaats;examinator;kandidaten;groep;sjabloon;code;duur', ...lines).exams,
    view,
  );
const troubles = (...lines: readonly string[]) =>
  decided(...lines).trouble.map(({ row, why, said }) => [row, why, said]);

describe('decidePlanRows', () => {
  it('plans by template, group and numbers, with what the row says over what the template says', () => {
    const { plannable, trouble } = decided(
      '1-12-2026;9:00;;FATMA@school.nl;;LAS-2A;;;',
      '2-12-2026;9:00;Hal 3;fatma  yıldırım;0013;;lassen proeve;L-2;45',
    );
    expect(trouble).toEqual([]);
    expect(plannable).toMatchObject([
      {
        plannedAt: '2026-12-01T08:00:00.000Z',
        place: 'Werkplaats',
        durationMinutes: 90,
        participantIds: { length: 2 },
      },
      { place: 'Hal 3', durationMinutes: 45, code: 'L-2', participantIds: [anId(6002)], title: 'Lassen' },
    ]);
  });

  it('tells by row what is wrong and plans nothing of that row, and the others all the same', () => {
    expect(
      troubles(
        '31-2-2026;9:00;;fatma@school.nl;0012;;;;',
        '1-12-2026;;;fatma@school.nl;0012;;;;',
        '28-3-2027;2:30;;fatma@school.nl;0012;;;;',
        '1-12-2026;9:00;;Jan Jansen;0012;;;;',
        '1-12-2026;9:00;;fatma@school.nl;7, 99;;;;',
        '1-12-2026;10:00;;fatma@school.nl;;LAS-9;;;',
        '1-12-2026;11:00;;fatma@school.nl;;;;;',
        '1-12-2026;12:00;;fatma@school.nl;0012;;Oud;;',
        '1-12-2026;9:00;;fatma@school.nl;0012;;;bezet;lang',
      ),
    ).toEqual([
      [2, 'day', '31-2-2026'],
      [3, 'time', ''],
      [4, 'left-out', '28-3-2027 2:30'],
      [5, 'examiner', 'Jan Jansen'],
      [6, 'candidate', '7'],
      [6, 'candidate', '99'],
      [7, 'group', 'LAS-9'],
      [8, 'no-candidate', ''],
      [9, 'template', 'Oud'],
      [10, 'duration', 'lang'],
      [10, 'code-taken', 'bezet'],
    ]);
    expect(
      decided('31-2-2026;9:00;;fatma@school.nl;0012;;;;', '1-12-2026;9:00;;fatma@school.nl;0012;;;;')
        .plannable,
    ).toHaveLength(1);
  });

  it('tells a code that stands twice', () => {
    const line = (day: string) => `${day}-12-2026;9:00;;fatma@school.nl;0012;;;X-1;`;
    expect(troubles(line('1'), line('2'))).toEqual([[3, 'code-twice', 'X-1']]);
  });
});
