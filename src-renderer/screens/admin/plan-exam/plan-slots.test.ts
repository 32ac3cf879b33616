/** Slots, series and resits of a plan, also in the nights in which the clock changes and over midnight. */
import { describe, expect, it } from 'vitest';
import { newId } from '../../../../shared/kernel/ids';
import {
  aCoreTask,
  anIndicator,
  aQualification,
  aWorkProcess,
} from '../../../../test/builders/a-qualification';
import { aCandidate, anExam, anId, recordsOf } from '../../../../test/builders/an-exam';
import { resitOf, sessionOf } from './draft-of-exam';
import { composePlanDraft, draftToRequest, type PlanDraft, trimFacts } from './plan-draft';
import { daysOf, dayWithoutTime, draftsOf, seriesRequests } from './plan-series';
import { factsWithSlot, moveSlots, slotMoment, spreadSlots } from './plan-slots';

const zone = 'Europe/Amsterdam';
const [a, b, c] = [anId<'Participant'>(6001), anId<'Participant'>(6002), anId<'Participant'>(6003)];
const qualification = aQualification({
  code: '90201',
  coreTasks: [aCoreTask({ workProcesses: [aWorkProcess({ indicators: [anIndicator()] })] })],
});
const draft: PlanDraft = {
  ...composePlanDraft(new Date('2026-11-24T13:00:00.000Z'), zone),
  qualificationId: qualification.qualificationId,
  workProcessIds: new Set(
    qualification.coreTasks.flatMap((one) => one.workProcesses.map((w) => w.workProcessId)),
  ),
  participantIds: [a, b, c],
  examinerId: newId<'Staff'>(),
  place: 'Werkplaats',
  day: '2026-11-26',
  time: '09:00',
};

describe('slots', () => {
  it('come one after another, and the moment is that of the clock at the place', () => {
    const { slotTimes } = spreadSlots(draft, [a, b, c], 45, 1);
    expect(slotTimes).toEqual({ [a]: '09:00', [b]: '09:45', [c]: '10:30' });
    expect(slotMoment({ ...draft, slotTimes }, a)).toBeUndefined();
    expect(slotMoment({ ...draft, slotTimes }, c)).toBe('2026-11-26T09:30:00.000Z');
    const facts = factsWithSlot({ ...draft, slotTimes }, b, { attempt: 2 });
    expect(facts).toEqual({ attempt: 2, startsAt: '2026-11-26T08:45:00.000Z' });
  });

  it('go on over midnight to the next day, and come back as they were', () => {
    const late = { ...draft, time: '23:30' };
    const { slotTimes } = spreadSlots(late, [a, b], 60, 1);
    expect(slotTimes).toEqual({ [a]: '23:30', [b]: '00:30' });
    expect(slotMoment({ ...late, slotTimes }, b)).toBe('2026-11-26T23:30:00.000Z');
    const request = draftToRequest({ ...late, participantIds: [a, b], slotTimes }, qualification, {
      taken: new Set(),
    });
    expect(request?.candidateFacts?.[b]?.startsAt).toBe('2026-11-26T23:30:00.000Z');
  });

  it('stay on the day of the exam and as far behind it when its time is moved', () => {
    const { slotTimes } = spreadSlots(draft, [a, b, c], 45, 1);
    const moved = { ...draft, time: '13:00', slotTimes: moveSlots(slotTimes, '09:00', '13:00') };
    expect(moved.slotTimes).toEqual({ [a]: '13:00', [b]: '13:45', [c]: '14:30' });
    expect(moveSlots(moveSlots(slotTimes, '09:00', '01:00'), '01:00', '13:00')).toEqual(moved.slotTimes);
    expect(moveSlots(slotTimes, '09:00', '')).toEqual(slotTimes);
    // Somebody who comes before the others comes that day, and not the next.
    expect(slotMoment({ ...draft, slotTimes: { [a]: '08:30' } }, a)).toBe('2026-11-26T07:30:00.000Z');
    expect(slotMoment({ ...draft, time: '13:00', slotTimes }, b)).toBe('2026-11-26T08:45:00.000Z');
  });

  it('keep an hour of sixty minutes in the night in which an hour comes twice', () => {
    const night = { ...draft, day: '2026-10-25', time: '01:30' };
    // 01:30 summer time, 02:30 summer time, 02:30 winter time: the clock tells the third as the second.
    const slots = spreadSlots(night, [a, b, c], 60, 1);
    expect(slots.slotTimes).toEqual({ [a]: '01:30', [b]: '02:30', [c]: '02:30' });
    expect([b, c].map((id) => slotMoment({ ...night, ...slots }, id))).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-25T01:30:00.000Z',
    ]);
    // Typed anew it is the first, as everywhere.
    expect(slotMoment({ ...night, slotTimes: slots.slotTimes }, c)).toBe('2026-10-25T00:30:00.000Z');
    expect(slotMoment({ ...night, ...slots, day: '2026-10-26' }, c)).toBe('2026-10-26T01:30:00.000Z');
  });

  it('stay what they are when something else of an exam in that night is changed', () => {
    const startsAt = '2026-10-25T01:30:00.000Z';
    const { planned } = recordsOf(
      anExam({
        plannedAt: '2026-10-25T00:30:00.000Z',
        candidates: [aCandidate({ participantId: a, startsAt })],
      }),
    );
    const session = sessionOf(planned, zone);
    expect(session).toMatchObject({ time: '02:30', slotTimes: { [a]: '02:30' } });
    expect(factsWithSlot(session, a, {})).toEqual({ startsAt });
  });
});

describe('a series', () => {
  it('begins at the same time on the wall on both sides of the night in which the clock goes back', () => {
    const series = { ...draft, day: '2026-10-22', perExam: 1, everyDays: 7 };
    const requests = seriesRequests(series, qualification, { taken: new Set() }, newId);
    expect(requests?.map(({ plannedAt }) => plannedAt)).toEqual([
      '2026-10-22T07:00:00.000Z',
      '2026-10-29T08:00:00.000Z',
      '2026-11-05T08:00:00.000Z',
    ]);
    expect(new Set(requests?.map(({ code }) => code)).size).toBe(3);
    expect(new Set(requests?.map(({ from }) => from?.seriesId)).size).toBe(1);
    expect(requests?.map(({ participantIds }) => participantIds)).toEqual([[a], [b], [c]]);
  });

  it('says the day on whose clock its time does not exist, and plans nothing then', () => {
    const series = { ...draft, day: '2027-03-21', time: '02:30', perExam: 2, everyDays: 7 };
    expect(dayWithoutTime(series)).toBe('2027-03-28');
    expect(seriesRequests(series, qualification, { taken: new Set() }, newId)).toBeNull();
  });

  it('has no day while the field of the first one is half filled in, and is asked for nothing then', () => {
    const series = { ...draft, day: '', perExam: 1, everyDays: 7 };
    expect(daysOf(series)).toEqual(['', '']);
    expect([dayWithoutTime(series), dayWithoutTime({ ...draft, time: '' })]).toEqual([null, null]);
    expect(seriesRequests(series, qualification, { taken: new Set() }, newId)).toBeNull();
    expect(daysOf({ ...series, day: '2026-10-22' })).toEqual(['2026-10-22', '2026-11-05']);
  });

  it('is one exam where all fit in it, with the code as it was typed; else the codes are numbered', () => {
    expect(draftsOf({ ...draft, perExam: 3 })).toHaveLength(1);
    const one = seriesRequests({ ...draft, code: 'LAS' }, qualification, { taken: new Set() }, newId);
    expect(one?.map(({ code, from }) => [code, from?.seriesId])).toEqual([['LAS', undefined]]);
    const two = seriesRequests(
      { ...draft, code: 'LAS', perExam: 2 },
      qualification,
      { taken: new Set() },
      newId,
    );
    expect(two?.map(({ code }) => code)).toEqual(['LAS-1', 'LAS-2']);
  });
});

describe('an exam as a form has it', () => {
  const exam = anExam({
    plannedAt: '2026-11-26T22:30:00.000Z',
    timeZone: 'America/Kralendijk',
    candidates: [
      aCandidate({
        attempt: 2,
        adjustments: 'Voorlezen',
        extraMinutes: 30,
        startsAt: '2026-11-26T23:00:00.000Z',
      }),
    ],
  });

  it('tells its times by the clock of its place, and what is said of a candidate stays', () => {
    const { planned } = recordsOf(exam);
    const session = sessionOf(planned, 'America/Kralendijk');
    expect(session).toMatchObject({ day: '2026-11-26', time: '18:30', slotTimes: { [a]: '19:00' } });
    expect(trimFacts(session.candidateFacts[a]!)).toEqual({
      attempt: 2,
      adjustments: 'Voorlezen',
      extraMinutes: 30,
    });
  });

  it('R4 a resit is one attempt more, names the exam that it does over, and has no other candidate', () => {
    const filledIn = resitOf(exam, a);
    expect(filledIn).toMatchObject({ participantIds: [a], copyOf: null, place: exam.place });
    expect(filledIn.candidateFacts?.[a]).toMatchObject({
      attempt: 3,
      resitOf: {
        examId: exam.examId,
        assessmentId: anId(7001),
        code: exam.code,
        plannedAt: '2026-11-26T23:00:00.000Z',
      },
    });
    expect(filledIn).not.toHaveProperty('code');
    expect(resitOf(exam, b)).toEqual({});
  });
});
