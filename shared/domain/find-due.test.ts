/** Of what the time is over while the person stays: exams in which nothing was assessed, and what takes Runs back. */
import { expect, it } from 'vitest';
import { anExam, anId, recordsOf } from '../../test/builders/an-exam';
import type { PlannedExam } from '../records/exam';
import { findDueRuns } from './find-due-runs';
import { findDueSeats } from './find-due-seats';
import type { Kept } from './retention';

const kept = (n: number): Kept => ({
  person: { participantId: anId(n), office: { participantId: anId(n) } } as Kept['person'],
  until: '2026-01-01',
});
const { planned } = recordsOf(anExam());
const [candidate] = planned.candidates;
const [assessment] = planned.assessments;
/** An exam of these people; each has an assessment of their own. */
const examOf = (n: number, people: readonly number[], more: object = {}): PlannedExam => ({
  ...{ ...planned, examId: anId<'Exam'>(n), ...more },
  candidates: people.map((one) => ({ ...candidate!, participantId: anId<'Participant'>(one) })),
  assessments: people.map((one) => ({
    ...{ ...assessment!, participantId: anId<'Participant'>(one) },
    assessmentId: anId<'Assessment'>(n * 100 + one),
  })),
});

it('names the places of whose time is over in exams in which nobody began, whatever they were called then', () => {
  const exams = [
    examOf(501, [1, 2]),
    examOf(502, [1], { status: 'cancelled' }),
    examOf(503, [1], { isRemoved: true }),
    examOf(504, [11, 3]),
    examOf(505, [3]),
    // Taken out of it after it was said why they did not come; taken out, and nothing said; erased already.
    { ...examOf(506, [8, 2]), candidates: examOf(506, [8]).candidates },
    { ...examOf(507, [8, 2]), candidates: examOf(507, [8]).candidates },
    {
      ...examOf(508, [1]),
      candidates: [{ ...candidate!, participantId: anId<'Participant'>(1), number: '', name: '' }],
    },
  ];
  const found = findDueSeats([kept(1), kept(2), kept(3)], {
    ...{ exams, meantId: (id) => (id === anId(11) ? anId(1) : id) },
    isBegun: (id) => id === anId(50102) || id === anId(50503),
    saysAttendance: (id) => id === anId(50602),
  });
  const named = found.map(({ kept: { person }, seats }) => [
    person.participantId,
    seats.map(({ examId }) => examId),
  ]);
  expect(named).toEqual([
    // One that was taken back stands in no list, and names who stood on it.
    [anId(1), [anId(501), anId(502), anId(503), anId(504)]],
    [anId(2), [anId(506)]],
    [anId(3), [anId(504)]],
  ]);
  expect(found[1]?.seats[0]).toMatchObject({ participantId: anId(2), assessmentIds: [anId(50602)] });
  expect(found[0]?.seats[3]).toMatchObject({ participantId: anId(11), assessmentIds: [anId(50411)] });
});

it('names the place of whom a change of the plan still says why, or what was adjusted for them, and of nobody of whom only an id is left', () => {
  const change = (n: number, reason: string, more: object, facts: object = {}) => ({
    ...{ changeId: anId<'PlanChange'>(n), at: '2026-01-01T09:00:00.000Z', byStaffId: anId<'Staff'>(8000) },
    ...{ reason, version: 2, ...more },
    before: { candidates: [{ participantId: anId<'Participant'>(2), ...facts }] },
  });
  const taken = { removed: [anId<'Participant'>(2)] };
  const left = (n: number, said: ReturnType<typeof change>): PlannedExam => ({
    ...examOf(n, [8, 2], { changes: [said] }),
    candidates: examOf(n, [8]).candidates,
  });
  const exams = [
    left(601, change(1, 'Is in het ziekenhuis', taken)),
    left(602, change(2, '', taken, { adjustments: 'Rustige ruimte' })),
    left(603, change(3, '', taken)),
    // Why it was changed is about somebody else.
    left(604, change(4, 'Zaal dicht', { added: [anId<'Participant'>(8)] })),
  ];
  const [due] = findDueSeats([kept(2)], {
    ...{ exams, meantId: (id) => id, isBegun: () => false, saysAttendance: () => false },
  });
  expect(due?.seats.map(({ examId }) => examId)).toEqual([anId(601), anId(602)]);
});

it('names Runs that are too old to be taken back, the oldest first, and none that is open, was erased or wrote somebody who is held', () => {
  const run = (n: number, at: string) =>
    ({ runId: anId<'PeopleRun'>(n), kind: 'import', at: `${at}T09:00:00.000Z` }) as never;
  const part = (n: number, runN: number, ...people: readonly number[]) => ({
    ...{ partId: anId<'PeopleRunPart'>(n), runId: anId<'PeopleRun'>(runN) },
    steps: people.map((one) => ({
      ...{ type: 'participant', documentId: anId<string>(one), revision: anId<'Change'>(1), back: {} },
    })),
  });
  const runs = [
    run(1, '2025-11-27'),
    run(2, '2025-11-28'),
    run(3, '2024-02-01'),
    run(4, '2024-01-01'),
    run(5, '2024-01-02'),
    run(6, '2024-01-03'),
  ];
  const parts = [
    ...[part(11, 1, 7), part(12, 2, 7), part(13, 3, 7), part(14, 3), part(15, 3, 8)],
    ...[part(16, 4), part(17, 5, 9), part(18, 5, 7)],
  ];
  const sources = {
    ...{ parts, dayOf: (at: string) => at.slice(0, 10), isHeld: (id: string) => id === anId(9) },
  };
  const due = findDueRuns(runs, 12, '2026-11-27', sources);
  expect(due.map((one) => [one.run.runId, one.partIds])).toEqual([
    [anId(3), [anId(13), anId(15)]],
    [anId(1), [anId(11)]],
  ]);
  expect(findDueRuns(runs, null, '2026-11-27', sources)).toEqual([]);
});
