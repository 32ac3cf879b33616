/** What goes to other systems of an exam that was moved after one of its candidates was begun (W12). */
import { expect, it } from 'vitest';
import { recordFor } from '../../../../shared/domain/assessment-record';
import { planAtStartOf } from '../../../../shared/domain/plan-at-start';
import { composeOeapi } from '../../../../shared/formats/write-oeapi';
import { composeOke } from '../../../../shared/formats/write-oke';
import { aCandidate, anExam, anId } from '../../../../test/builders/an-exam';
import { exchangedOf } from './exchanged-of';

const madeAt = '2026-11-28T08:00:00.000Z';
const begun = aCandidate({ assessmentId: anId(7001), participantId: anId(3001) });
const waiting = aCandidate({ assessmentId: anId(7002), participantId: anId(3002) });
const candidates = [begun, waiting];
const atStart = anExam({ code: 'LAS-1', place: 'Hal 1', plannedAt: '2026-11-27T08:00:00.000Z', candidates });
const { plannedAt, place, code } = { plannedAt: '2026-11-28T09:00:00.000Z', place: 'Hal 2', code: 'LAS-2' };
const now = { ...atStart, version: 2, timeZone: 'America/Paramaribo', plannedAt, place, code };

const rows = candidates.map((candidate) => {
  const assessment = recordFor(undefined, candidate.assessmentId, candidate.examinerId);
  const planAtStart = candidate === begun ? planAtStartOf(atStart, candidate) : null;
  const state = {
    exam: now,
    candidate,
    assessment: { ...assessment, planAtStart },
    handIn: null,
    waiting: 0,
  };
  return exchangedOf(state, {
    zoneOf: ({ timeZone }) => timeZone ?? 'Europe/Amsterdam',
    wordOf: (outcome) => outcome,
  });
});

it.each([
  ['OKE', (read: typeof rows) => composeOke(read, madeAt).offerings],
  ['OEAPI', (read: typeof rows) => composeOeapi(read, madeAt).testComponentOfferings],
] as const)('%s says the exam as it is planned now, however the list is sorted', (_, offeringsOf) => {
  const exams = [rows, rows.toReversed()].map((read) =>
    JSON.parse(JSON.stringify(offeringsOf(read))).map(
      ({ associations: _one, ...offering }: object & { associations: unknown }) => offering,
    ),
  );
  expect(exams[0]).toEqual(exams[1]);
  expect(JSON.stringify(exams[0])).toContain('LAS-2');
  expect(JSON.stringify(exams[0])).not.toContain('LAS-1');
});

it.each([
  ['the slot that was written down then', '2026-11-27T08:40:00.000Z', '2026-11-27T08:40:00.000Z'],
  ['by a program that wrote none down, the time of the exam then', undefined, '2026-11-27T08:00:00.000Z'],
])('who was begun and moved afterwards was to begin at %s', (_, startsAt, expected) => {
  const { startsAt: __, ...earlier } = planAtStartOf(atStart, begun);
  const plan = startsAt ? planAtStartOf(atStart, { startsAt }) : earlier;
  const moved = aCandidate({ ...begun, startsAt: '2026-11-28T09:40:00.000Z' });
  const about = { zoneOf: () => 'Europe/Amsterdam', wordOf: (outcome: string) => outcome };
  const of = (planAtStart: typeof plan | null): string => {
    const assessment = {
      ...recordFor(undefined, moved.assessmentId, moved.examinerId),
      planAtStart,
    };
    return exchangedOf({ exam: now, candidate: moved, assessment, handIn: null, waiting: 0 }, about).startsAt;
  };
  expect([of(plan), of(null)]).toEqual([expected, moved.startsAt]);
});

it('a row says the plan its candidate was begun on, in the zone of that plan', () => {
  expect(rows.map(({ exam }) => [exam.code, exam.place, exam.timeZone])).toEqual([
    ['LAS-1', 'Hal 1', 'Europe/Amsterdam'],
    ['LAS-2', 'Hal 2', 'America/Paramaribo'],
  ]);
});
