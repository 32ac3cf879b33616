/** Who and what is free when a plan is held: by the same moments by which a clash is told (F8). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCandidate, anExam, anId, recordsOf } from '../../test/builders/an-exam';
import { seedOfRun } from '../../test/faults/seed-of-run';
import type { PlannedExam } from '../records/exam';
import { type Booking, bookingOf, findClashes, placeKey } from './find-clashes';
import { findFree, knownPlaces } from './find-free';

const [fatma, karel] = [anId<'Staff'>(8001), anId<'Staff'>(8002)];
const staff = [fatma, karel, anId<'Staff'>(8003)];
const places = ['Hal 1', 'Hal 2', ''];
const day = Date.parse('2026-11-26T06:00:00.000Z');
const at = (minutes: number) => new Date(day + minutes * 60_000).toISOString();

/** Candidates begin so many minutes after the exam. */
function planned(
  number: number,
  startsIn: number,
  given: Partial<PlannedExam> = {},
  slots = [0],
): PlannedExam {
  const exam = anExam({
    examId: anId(5000 + number),
    code: `LAS-${number}`,
    plannedAt: at(startsIn),
    place: 'Hal 1',
    candidates: slots.map((slot, index) => ({
      ...aCandidate({ assessmentId: anId(7000 + number * 10 + index) }),
      startsAt: at(startsIn + slot),
    })),
  });
  return { ...recordsOf(exam).planned, durationMinutes: 60, ...given };
}
const asked = (startsIn: number, given: Partial<Booking> = {}): Booking => ({
  ...{ examId: null, plannedAt: at(startsIn), durationMinutes: 60, place: '', candidates: [] },
  ...given,
});

describe('findFree', () => {
  it('F8 tells of whoever is not free, and of a place, which exam keeps them and how long', () => {
    const exam = planned(1, 120, {}, [0, 90]);
    const { examiners, places: kept } = findFree([asked(130)], [exam]);
    expect([...examiners]).toEqual([[fatma, [{ exam, from: at(120), until: at(270) }]]]);
    expect([...kept]).toEqual([['hal 1', [{ exam, from: at(120), until: at(270) }]]]);
    // Between two candidates the examiner is free, and the place is not.
    const between = findFree([asked(185, { durationMinutes: 20 })], [exam]);
    expect([between.examiners.size, between.places.size]).toEqual([0, 1]);
  });

  it('F8 keeps nobody for an exam that is cancelled, taken back, over, or the one that is changed', () => {
    const exam = planned(1, 120);
    const none = { examiners: new Map(), places: new Map() };
    expect(findFree([asked(130)], [{ ...exam, status: 'cancelled' }])).toEqual(none);
    expect(findFree([asked(130)], [{ ...exam, isRemoved: true }])).toEqual(none);
    expect(findFree([asked(180)], [exam])).toEqual(none);
    expect(findFree([asked(130, { examId: exam.examId })], [exam])).toEqual(none);
  });

  it('F8 asks all exams of a series: free is who is free at each', () => {
    const second = planned(2, 24 * 60 + 30);
    expect(findFree([asked(30)], [second]).examiners.size).toBe(0);
    expect([...findFree([asked(30), asked(24 * 60 + 30)], [second]).examiners.keys()]).toEqual([fatma]);
  });

  it('F8 calls free whoever brings no clash, and nobody else', () => {
    const exams = fc.array(
      fc.record({
        start: fc.integer({ min: 0, max: 600 }),
        minutes: fc.integer({ min: 1, max: 240 }),
        slots: fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 3 }),
        by: fc.constantFrom(...staff),
        place: fc.constantFrom(...places),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(exams, fc.integer({ min: 0, max: 600 }), (given, startsIn) => {
        const all = given.map(({ start, minutes, slots, by, place }, index) => {
          const exam = planned(index + 1, start, { durationMinutes: minutes, place }, slots);
          return { ...exam, assessments: exam.assessments.map((one) => ({ ...one, examinerId: by })) };
        });
        const wish = bookingOf(planned(99, startsIn, {}, [0, 75]));
        const { examiners, places: kept } = findFree([{ ...wish, examId: null }], all);
        for (const examinerId of staff) {
          const candidates = wish.candidates.map((one) => ({ ...one, examinerId }));
          const clashes = findClashes({ ...wish, place: '', candidates }, all);
          const own = clashes.filter((clash) => clash.examinerIds.length > 0);
          expect((examiners.get(examinerId) ?? []).map(({ exam }) => exam.code).sort()).toEqual(
            own.map(({ exam }) => exam.code).sort(),
          );
        }
        for (const place of places) {
          const own = findClashes({ ...wish, place }, all).filter(({ isSamePlace }) => isSamePlace);
          expect((kept.get(placeKey(place)) ?? []).map(({ exam }) => exam.code).sort()).toEqual(
            own.map(({ exam }) => exam.code).sort(),
          );
        }
      }),
      { seed: seedOfRun(), numRuns: 150 },
    );
  });
});

it('places are known once however they were typed, in the words of the last exam, and not by an exam that was taken back', () => {
  const exams = [
    planned(2, 90, { place: 'Praktijkhal  Oost' }),
    planned(1, 0, { place: 'praktijkhal oost ' }),
    planned(3, 0, { place: 'Weg', isRemoved: true }),
    planned(4, 0, { place: '' }),
  ];
  expect(knownPlaces(exams, ['Aula'])).toEqual(['Aula', 'Praktijkhal  Oost']);
});
