/** W9: an exam does not begin by its first mark either, when whoever was confirmed in time begins on another day. */
import { expect, it } from 'vitest';
import { newId } from '../../shared/kernel/ids';
import type { Organisation } from '../../shared/records/organisation';
import { anOrganisation } from '../../test/builders/a-sheet';
import { aCandidate, anExam, anId, indicatorNumbered } from '../../test/builders/an-exam';
import { value } from '../../test/builders/value';
import { alwaysWhole } from '../../test/fakes/always-whole';
import { fakeDevice } from '../../test/fakes/fake-device';
import { giveMark } from './give-mark';
import { identifyCandidate } from './identify-candidate';
import { startOffPlan } from './start-off-plan';
import { writeRemark } from './write-remark';

it('W9 a first mark or remark on another day needs the reason, and what has begun goes on', async () => {
  const examinerId = anId<'Staff'>(8000);
  const exam = anExam({ examinerId, candidates: [aCandidate({ examinerId })] });
  const device = fakeDevice(alwaysWhole);
  device.putExam(exam);
  const indicatorId = indicatorNumbered(exam, '1.1.1');
  const tap = () => ({
    examId: exam.examId,
    assessmentId: anId<'Assessment'>(7001),
    changeId: newId<'Change'>(),
  });
  value(await identifyCandidate(device.deps, { ...tap(), method: 'identity-document' }));
  const nextDay = new Date(Date.parse(exam.plannedAt) + 24 * 3_600_000);
  const deps = { ...device.deps, world: { ...device.deps.world, now: () => nextDay } };
  const mark = () => giveMark(deps, { ...tap(), indicatorId, value: 'met' });
  const needed = { problem: { code: 'start-reason-needed' } };
  expect(await mark()).toMatchObject(needed);
  expect(await writeRemark(deps, { ...tap(), indicatorId, text: 'te laat' })).toMatchObject(needed);
  value(await startOffPlan(deps, { ...tap(), reason: 'De machine was stuk' }));
  value(await mark());
  expect(device.recorded.map(({ type }) => type)).toEqual([
    'candidate-identified',
    'started-off-plan',
    'mark-given',
  ]);
});

it('W9 whoever has a time of their own begins off plan at the time of the exam', async () => {
  const examinerId = anId<'Staff'>(8000);
  const plain = anExam({ examinerId, candidates: [aCandidate({ examinerId })] });
  const startsAt = new Date(Date.parse(plain.plannedAt) + 4 * 3_600_000).toISOString();
  const exam = { ...plain, candidates: plain.candidates.map((one) => ({ ...one, startsAt })) };
  const device = fakeDevice(alwaysWhole);
  device.putExam(exam);
  const identifyAt = (moment: string) =>
    identifyCandidate(
      { ...device.deps, world: { ...device.deps.world, now: () => new Date(moment) } },
      {
        ...{ examId: exam.examId, assessmentId: anId<'Assessment'>(7001) },
        ...{ changeId: newId<'Change'>(), method: 'identity-document' },
      },
    );
  expect(await identifyAt(exam.plannedAt)).toMatchObject({ problem: { code: 'start-reason-needed' } });
  value(await identifyAt(startsAt));
});

it('W9 R6 a quarter of an hour is late for a centre that says so, and on time for any other', async () => {
  const examinerId = anId<'Staff'>(8000);
  const exam = anExam({ examinerId, candidates: [aCandidate({ examinerId })] });
  const late = new Date(Date.parse(exam.plannedAt) + 15 * 60_000);
  const beginAt = async (given: Partial<Organisation>) => {
    const device = fakeDevice(alwaysWhole);
    const centre = { ...anOrganisation(), ...given };
    device.put('organisation', centre.organisationId, centre);
    device.putExam(exam);
    return identifyCandidate(
      { ...device.deps, world: { ...device.deps.world, now: () => late } },
      {
        ...{ examId: exam.examId, assessmentId: anId<'Assessment'>(7001) },
        ...{ changeId: newId<'Change'>(), method: 'identity-document' },
      },
    );
  };
  expect(await beginAt({ startToleranceMinutes: 5 })).toMatchObject({
    problem: { code: 'start-reason-needed' },
  });
  value(await beginAt({}));
});
