/** What stands in the way of a plan, told before it is planned. */
import { describe, expect, it } from 'vitest';
import { aCandidate, anExam, anId, recordsOf } from '../../test/builders/an-exam';
import type { PlannedExam } from '../records/exam';
import { bookingOf, findAllClashes, findClashes, findCodeHolder } from './find-clashes';
import { slotStarts } from './plan-time';

const sanne = anId<'Participant'>(6001);
const fatma = anId<'Staff'>(8001);
const karel = anId<'Staff'>(8002);

function planned(
  number: number,
  plannedAt: string,
  changes: Partial<PlannedExam> = {},
  who = { participantId: sanne, examinerId: fatma },
): PlannedExam {
  const candidate = aCandidate({ ...who, assessmentId: anId(7000 + number) });
  const exam = anExam({
    examId: anId(5000 + number),
    code: `LAS-${number}`,
    plannedAt,
    examinerId: who.examinerId,
    candidates: [{ ...candidate, participantId: who.participantId }],
  });
  return { ...recordsOf(exam).planned, durationMinutes: 60, ...changes };
}

const nine = planned(1, '2026-11-26T08:00:00.000Z', { place: 'Laswerkplaats, boxen 1-4' });
const other = { participantId: anId<'Participant'>(6002), examinerId: karel };
const clashesOf = (exam: PlannedExam, exams: readonly PlannedExam[] = [nine]) =>
  findClashes(bookingOf(exam), exams).map(({ isSamePlace, participantIds, examinerIds }) => [
    isSamePlace,
    participantIds.length,
    examinerIds.length,
  ]);

it('F8 an exam in the way of two plans is told once, with what it shares with either', () => {
  const [withSanne, there] = [
    planned(2, '2026-11-26T08:30:00.000Z', { place: 'Lab' }, { participantId: sanne, examinerId: karel }),
    planned(3, '2026-11-26T08:30:00.000Z', { place: nine.place }, other),
  ];
  expect(findAllClashes([withSanne, there].map(bookingOf), [nine])).toMatchObject([
    { isSamePlace: true, participantIds: [sanne], examinerIds: [] },
  ]);
});

describe('findClashes', () => {
  it('F8 tells the candidate, the examiner and the place of an exam at the same time', () => {
    expect(
      clashesOf(planned(2, '2026-11-26T08:30:00.000Z', { place: ' laswerkplaats,  BOXEN 1-4' })),
    ).toEqual([[true, 1, 1]]);
    expect(clashesOf(planned(2, '2026-11-26T08:30:00.000Z', {}, other))).toEqual([]);
    expect(clashesOf(planned(2, '2026-11-26T08:30:00.000Z', {}, { ...other, examinerId: fatma }))).toEqual([
      [false, 0, 1],
    ]);
  });

  it('is none behind one another, of itself, of a cancelled one and of one that was taken back', () => {
    expect(clashesOf(planned(2, '2026-11-26T09:00:00.000Z'))).toEqual([]);
    expect(clashesOf(planned(2, '2026-11-26T07:00:00.000Z'))).toEqual([]);
    expect(clashesOf({ ...nine, plannedAt: '2026-11-26T08:10:00.000Z' })).toEqual([]);
    const at = planned(2, '2026-11-26T08:00:00.000Z');
    expect(
      clashesOf(at, [
        { ...nine, status: 'cancelled' },
        { ...nine, isRemoved: true },
      ]),
    ).toEqual([]);
  });

  it('goes by the slot of each candidate and by their extra time', () => {
    const [first, second] = slotStarts('2026-11-26T08:00:00.000Z', 2, 60);
    const inSlots: PlannedExam = {
      ...nine,
      candidates: [
        { ...nine.candidates[0]!, startsAt: first },
        { ...nine.candidates[0]!, participantId: other.participantId, startsAt: second },
      ],
    };
    const late = planned(2, '2026-11-26T09:10:00.000Z', { place: 'Elders' }, { ...other, examinerId: karel });
    expect(clashesOf(late, [inSlots])).toEqual([[false, 1, 0]]);
    const early = planned(
      3,
      '2026-11-26T07:50:00.000Z',
      { place: 'Elders' },
      { ...other, examinerId: karel },
    );
    expect(clashesOf(early, [inSlots])).toEqual([]);
    const extra = { ...nine, candidates: [{ ...nine.candidates[0]!, extraMinutes: 30 }] };
    expect(clashesOf(planned(4, '2026-11-26T09:10:00.000Z'), [extra])).toHaveLength(1);
  });

  it('goes by moments and not by what clocks show, in the night in which the clock goes back', () => {
    // 02:30 twice in Amsterdam: an hour lies between the two.
    const firstTime = planned(1, '2026-10-25T00:30:00.000Z');
    expect(clashesOf(planned(2, '2026-10-25T01:30:00.000Z'), [firstTime])).toEqual([]);
    expect(clashesOf(planned(2, '2026-10-25T01:00:00.000Z'), [firstTime])).toHaveLength(1);
  });

  it('takes an hour where nobody said how long', () => {
    const { durationMinutes: _, ...unsaid } = nine;
    expect(clashesOf(planned(2, '2026-11-26T08:59:00.000Z'), [unsaid])).toHaveLength(1);
    expect(clashesOf(planned(2, '2026-11-26T09:00:00.000Z'), [unsaid])).toEqual([]);
  });
});

it('F8 a code is taken whatever its capitals and blanks, also by a cancelled exam, and free again when taken back', () => {
  expect(findCodeHolder(' las- 1', [nine])?.examId).toBe(nine.examId);
  expect(findCodeHolder('LAS-1', [{ ...nine, status: 'cancelled' }])).not.toBeNull();
  expect(findCodeHolder('LAS-1', [{ ...nine, isRemoved: true }])).toBeNull();
  expect(findCodeHolder('LAS-1', [nine], nine.examId)).toBeNull();
});

it('slots come one behind another, several at once where that is wished', () => {
  expect(slotStarts('2026-11-26T08:00:00.000Z', 3, 45)).toEqual([
    '2026-11-26T08:00:00.000Z',
    '2026-11-26T08:45:00.000Z',
    '2026-11-26T09:30:00.000Z',
  ]);
  expect(slotStarts('2026-11-26T08:00:00.000Z', 3, 45, 2)[2]).toBe('2026-11-26T08:45:00.000Z');
});
