/** Two planned exams swap candidates or examiners: both in one append, with one reason, and back again (F28). */
import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../shared/kernel/ids';
import { plannedExamSchema } from '../../shared/records/exam';
import { anOrganisation } from '../../test/builders/a-sheet';
import { aCandidate, anExam, anId } from '../../test/builders/an-exam';
import { value } from '../../test/builders/value';
import { type FakeDevice, fakeDevice } from '../../test/fakes/fake-device';
import { changeExamPlan } from './change-exam-plan';
import { identifyCandidate } from './identify-candidate';
import { type ExamSwap, swapBack, swapExams } from './swap-exams';

const own = anId<'Staff'>(8000);
const karel = anId<'Staff'>(8002);
const person = (number: number) => anId<'Participant'>(6000 + number);
const of = (number: number, examinerId: typeof own, given: object = {}) =>
  aCandidate({
    assessmentId: anId(7000 + number),
    participantId: person(number),
    examinerId,
    name: `P${number}`,
    ...given,
  });
const first = anExam({
  examinerId: own,
  candidates: [of(1, own), of(2, own, { startsAt: '2026-11-24T09:00:00.000Z' })],
});
const second = anExam({
  ...{ examId: anId(5002), code: 'LAS-2', examinerId: karel, examinerName: 'Karel Smit' },
  candidates: [of(3, karel, { attempt: 2 })],
});
const examIds = [first.examId, second.examId] as const;
const people: ExamSwap = {
  ...{ examIds, reason: ' Bus te laat ' },
  swap: { kind: 'candidates', ofFirst: person(2), ofSecond: person(3) },
};
const examiners: ExamSwap = { examIds, reason: 'Ziek', swap: { kind: 'examiners' } };
let device: FakeDevice;
const stored = async () =>
  Promise.all(examIds.map(async (id) => (await device.deps.cache.document('exam', id))!.document));
const refused = (code: string) => ({ ok: false, problem: { code } });
const seen = () => device.deps.cache.reached(device.recorded.length);

beforeEach(() => {
  device = fakeDevice();
  device.putExam(first);
  device.putExam(second);
  device.put('staff', karel, {
    ...{ staffId: karel, name: 'Karel Smit', jobTitle: '', roles: ['examiner'] },
    independent: true,
  });
  for (const number of [1, 2, 3])
    device.put('participant', person(number), {
      ...{ participantId: person(number), number: `${number}`, givenName: `P${number}`, namePrefix: '' },
      ...{ familyName: 'Wit', birthDate: null, group: 'LAS-3B' },
    });
});

describe('a swap of two exams', () => {
  it('F28 records both in one step, each naming the other, and any program reads them', async () => {
    value(await swapExams(device.deps, people));
    await seen();
    const [one, other] = await stored();
    expect(
      device.recorded.map(({ type, body }) => [type, plannedExamSchema.safeParse(body).success]),
    ).toEqual([
      ['exam', true],
      ['exam', true],
    ]);
    expect(
      one!.candidates.map(({ participantId: id, name, startsAt, attempt }) => [id, name, startsAt, attempt]),
    ).toEqual([
      [person(1), 'P1', undefined, undefined],
      [person(3), 'P3 Wit', '2026-11-24T09:00:00.000Z', 2],
    ]);
    expect(other!.candidates).toMatchObject([{ participantId: person(2), group: 'LAS-3B' }]);
    expect(other!.candidates[0]).not.toHaveProperty('startsAt');
    expect(one!.changes).toMatchObject([
      { reason: 'Bus te laat', added: [person(3)], removed: [person(2)], swappedWith: second.examId },
    ]);
    expect(other!.changes?.[0]).toMatchObject({ at: one!.changes?.[0]?.at, swappedWith: first.examId });
    expect(one!.assessments.find(({ participantId }) => participantId === person(3))?.examinerId).toBe(own);
  });

  it('F28 is made undone by one step, in the assessments of before, until something else is changed', async () => {
    const before = await stored();
    value(await swapExams(device.deps, people));
    await seen();
    value(await swapBack(device.deps, { examIds, reason: 'Teruggedraaid' }));
    await seen();
    const after = await stored();
    for (const [index, exam] of after.entries()) {
      expect(exam.candidates.map(({ participantId, startsAt }) => [participantId, startsAt])).toEqual(
        before[index]!.candidates.map(({ participantId, startsAt }) => [participantId, startsAt]),
      );
      for (const one of before[index]!.assessments) expect(exam.assessments).toContainEqual(one);
    }
    value(await swapExams(device.deps, examiners));
    await seen();
    const [one] = await stored();
    const { code, title, plannedAt, timeZone } = one!;
    value(
      await changeExamPlan(device.deps, {
        ...{ examId: first.examId, reason: 'Hal 3', code, title, plannedAt, timeZone, place: 'Hal 3' },
        ...{ durationMinutes: null, examinerId: karel },
        candidates: one!.candidates.map(({ participantId, startsAt }) => ({
          participantId,
          facts: startsAt ? { startsAt } : {},
        })),
      }),
    );
    await seen();
    const count = device.recorded.length;
    expect(await swapBack(device.deps, { examIds, reason: 'x' })).toMatchObject(refused('swap-over'));
    expect(device.recorded).toHaveLength(count);
  });

  it('W1 leaves whoever was begun with their examiner', async () => {
    value(
      await identifyCandidate(device.deps, {
        ...{ examId: first.examId, assessmentId: anId<'Assessment'>(7001), changeId: newId<'Change'>() },
        method: 'identity-document',
      }),
    );
    await seen();
    value(await swapExams(device.deps, examiners));
    await seen();
    const [one, other] = await stored();
    expect(one!.assessments.map(({ examinerId }) => examinerId)).toEqual([own, karel]);
    expect(other!.assessments.map(({ examinerId }) => examinerId)).toEqual([own]);
    expect([one!.examiners[0]?.name, one!.version]).toEqual(['Karel Smit', 2]);
  });

  it('R1 F28 records neither where the centre does not want one of them, nobody says why, or who asks may not plan', async () => {
    const centre = anOrganisation({ linkPolicy: 'never' });
    device.put('organisation', centre.organisationId, centre);
    expect(await swapExams(device.deps, people)).toMatchObject(refused('plan-not-linked'));
    expect(await swapExams(device.deps, { ...examiners, reason: ' ' })).toMatchObject(
      refused('plan-reason-needed'),
    );
    device.signIn(karel);
    expect(await swapExams(device.deps, examiners)).toMatchObject(refused('administrator-needed'));
    expect(device.recorded).toEqual([]);
  });
});
