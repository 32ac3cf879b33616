/** How a plan became what it is, for whoever judges an objection: what stood before and after, and nobody else's name. */
import { expect, it } from 'vitest';
import { aCandidate, anExam, anId, recordsOf } from '../../test/builders/an-exam';
import type { PlannedExam } from '../records/exam';
import { composePlanHistory } from './compose-plan-history';
import { sheetTexts } from './sheet-texts';

const own = aCandidate({ assessmentId: anId(7001), participantId: anId(6001), name: 'Şeyma Lak' });
const other = aCandidate({ assessmentId: anId(7002), participantId: anId(6002), name: 'Bram Null' });
const exam = anExam({ candidates: [own, other], place: 'Hal 3', plannedAt: '2026-11-29T08:00:00.000Z' });
const office = anId<'Staff'>(8900);
const names = new Map<string, string>([
  [office, 'Ina Kantoor'],
  [anId(8001), 'Joke Wierda'],
]);
const changed = (version: number, at: string, reason: string) => ({
  changeId: anId<'PlanChange'>(9000 + version),
  ...{ version, at, reason, byStaffId: office },
});
const changes: PlannedExam['changes'] = [
  {
    ...changed(2, '2026-11-20T10:00:00.000Z', 'Hal 1 is dicht'),
    before: { place: 'Hal 1', plannedAt: '2026-11-27T08:00:00.000Z' },
  },
  {
    ...changed(3, '2026-11-21T10:00:00.000Z', 'Kwam erbij'),
    before: {},
    added: [own.participantId, other.participantId],
  },
  {
    ...changed(4, '2026-11-22T23:30:00.000Z', 'Examinator ziek'),
    before: { place: 'Hal 2', examinerId: office, durationMinutes: null, timeZone: null },
  },
];

const tableOf = (plan: Partial<PlannedExam>, timeZone = 'Europe/Amsterdam'): readonly string[] =>
  composePlanHistory({
    planned: { ...recordsOf(exam).planned, ...plan },
    participantId: own.participantId,
    nameOf: (staffId) => names.get(staffId) ?? null,
    language: 'nl',
    texts: sheetTexts('nl'),
    ...{ timeZone, centreZone: 'Europe/Amsterdam' },
  }).map((row) => row.join(' | '));

it('says of every change who, when there, what stood before and what after, and why', () => {
  const [head, ...rows] = tableOf({
    changes,
    durationMinutes: 90,
    madeAt: '2026-11-01T10:00:00.000Z',
    timeZone: 'America/Kralendijk',
  });
  expect(head).toBe(
    'Versie van het plan | Moment bij het examen | Klok van het apparaat (UTC) | Wie | Wat | Voor | Na | Reden',
  );
  const who = (row: string): string => row.split(' | ').toSpliced(1, 2).join(' | ');
  expect(rows.map(who)).toEqual([
    '1 |  | Gepland |  |  | ',
    expect.stringMatching(
      /^2 \| Ina Kantoor \| Datum en tijd \| 27.*09:00.* \| 29.*09:00.* \| Hal 1 is dicht$/,
    ),
    '2 | Ina Kantoor | Plaats | Hal 1 | Hal 2 | Hal 1 is dicht',
    '3 | Ina Kantoor | Deze kandidaat |  | Toegevoegd | Kwam erbij',
    '3 | Ina Kantoor | 1 andere kandidaat |  | Toegevoegd | Kwam erbij',
    '4 | Ina Kantoor | Plaats | Hal 2 | Hal 3 | Examinator ziek',
    '4 | Ina Kantoor | Examinator | Ina Kantoor | Joke Wierda | Examinator ziek',
    // A zone alone may be what changed.
    '4 | Ina Kantoor | Tijdzone |  | America/Kralendijk | Examinator ziek',
    '4 | Ina Kantoor | Duur |  | 90 minuten | Examinator ziek',
  ]);
  // In the night after, where the exam is.
  expect(rows.at(-1)).toContain('23 november 2026');
  expect(rows.at(-1)).toContain('2026-11-22T23:30:00.000Z');
  expect(rows.join('\n')).not.toContain('Bram');
});

it('says that the exam was cancelled, by whom and why', () => {
  const cancelled = { at: '2026-11-25T10:00:00.000Z', byStaffId: office, reason: 'Geen stroom' };
  const rows = tableOf({ status: 'cancelled', cancelled });
  expect(rows).toHaveLength(2);
  expect(rows[1]).toMatch(/Ina Kantoor \| Geannuleerd \|.*Geen stroom$/);
  expect(tableOf({})).toHaveLength(1);
});

it('tells a moment by the clock of then, and by which one where that is another than now', () => {
  const moved: PlannedExam['changes'] = [
    { ...changed(2, '2026-11-20T10:00:00.000Z', 'Later'), before: { plannedAt: '2026-11-26T08:00:00.000Z' } },
    {
      ...changed(3, '2026-11-21T10:00:00.000Z', 'Op Bonaire'),
      before: { plannedAt: '2026-11-27T08:00:00.000Z', timeZone: null },
    },
  ];
  const zone = 'America/Kralendijk';
  const plan = { changes: moved, plannedAt: '2026-11-27T13:00:00.000Z', timeZone: zone };
  const moments = tableOf(plan, zone)
    .filter((row) => row.includes('Datum en tijd'))
    .map((row) => row.split(' | ').slice(5, 7));
  expect(moments).toEqual([
    ['26 november 2026 om 09:00 (Europe/Amsterdam)', '27 november 2026 om 09:00 (Europe/Amsterdam)'],
    ['27 november 2026 om 09:00 (Europe/Amsterdam)', '27 november 2026 om 09:00'],
  ]);
  // A zone that this program does not know is told as the centre's, and tears nothing.
  const odd = [{ ...moved[1]!, before: { ...moved[1]!.before, timeZone: 'Mars/Olympus' } }];
  expect(tableOf({ ...plan, changes: odd }, zone).join()).toContain('27 november 2026 om 09:00 (Europe/A');
});
