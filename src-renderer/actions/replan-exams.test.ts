/** Planning exams anew upon another version, against a device in memory. */
import { beforeEach, describe, expect, it } from 'vitest';
import { contentDigestOf } from '../../shared/domain/content-digest';
import type { PlannedExam } from '../../shared/records/exam';
import { standardScales } from '../../shared/records/standard-scales';
import { standardRules } from '../../shared/values/pass-rule';
import { aCoreTask, anIndicator, aQualification, aWorkProcess } from '../../test/builders/a-qualification';
import { anId } from '../../test/builders/an-exam';
import { planExam } from '../../test/builders/plan-one';
import { value } from '../../test/builders/value';
import { type FakeDevice, fakeDevice } from '../../test/fakes/fake-device';
import { composeEventDraft, composeQualificationDrafts } from './compose-draft';
import { publishVersion } from './publish-version';
import { recordDrafts } from './record-drafts';
import { replanExams } from './replan-exams';

const participantId = anId<'Participant'>(1);
const coreTasks = [
  aCoreTask({ workProcesses: [aWorkProcess(), aWorkProcess({ code: 'B1-K1-W2', name: 'Cleans' })] }),
];
const workProcesses = coreTasks.flatMap((coreTask) => coreTask.workProcesses);
const qualification = aQualification({ status: 'active', coreTasks });
const { qualificationId } = qualification;
const reworded = coreTasks.map((coreTask) => ({
  ...coreTask,
  workProcesses: coreTask.workProcesses.map((one, index) =>
    index === 0 ? { ...one, indicators: [anIndicator({ text: 'Wears gloves' })] } : one,
  ),
}));

let device: FakeDevice;
beforeEach(async () => {
  device = fakeDevice();
  const person = { participantId, number: '7', givenName: 'Ali', namePrefix: '', familyName: 'Aydin' };
  device.put('participant', participantId, { ...person, birthDate: null, group: '' });
  value(
    await recordDrafts(device.deps, null, composeQualificationDrafts(device.deps.world, qualification, null)),
  );
});

/** Each has a code of its own. */
let exams = 0;
const plan = async (chosen = workProcesses, plannedAt = '2030-12-01T09:00:00.000Z'): Promise<PlannedExam> =>
  value(
    await planExam(device.deps, {
      qualificationId,
      workProcessIds: chosen.map(({ workProcessId }) => workProcessId),
      scale: standardScales['o-v-g'],
      rule: standardRules.all,
      participantIds: [participantId],
      examinerId: anId<'Staff'>(8000),
      code: `E${exams++}`,
      title: 'Exam',
      plannedAt,
      place: 'Ede',
    }),
  );
const publish = async (next: typeof coreTasks) =>
  value(
    await publishVersion(device.deps, {
      qualificationId,
      baseDigest: contentDigestOf({ coreTasks }),
      coreTasks: next,
      note: '',
    }),
  );
const examNow = async ({ examId }: PlannedExam) => (await device.deps.cache.exam(examId))!.exam;
const replan = async (...exams: readonly PlannedExam[]) =>
  value(await replanExams(device.deps, { qualificationId, examIds: exams.map(({ examId }) => examId) }));

describe('replanExams', () => {
  it('M51 a planned exam keeps its texts when a version is published, until it is planned anew', async () => {
    const exam = await plan();
    const before = await examNow(exam);
    await publish(reworded);
    expect(await examNow(exam)).toEqual(before);
    expect(await replan(exam)).toEqual({ replanned: 1, left: 0 });
    const after = await examNow(exam);
    expect(after.snapshot.coreTasks[0]?.workProcesses[0]?.indicators[0]?.text).toBe('Wears gloves');
    expect(after).toMatchObject({ version: 2, scale: before.scale, rule: before.rule });
    expect(after.candidates).toEqual(before.candidates);
  });

  it('leaves an exam alone that was begun', async () => {
    const [begun, other] = [await plan(), await plan()];
    await publish(reworded);
    const { assessmentId } = begun.assessments[0]!;
    const body = { method: 'identity-document' as const };
    const intent = { type: 'candidate-identified', upon: null, body } as const;
    const about = { examId: begun.examId, assessmentId };
    value(await recordDrafts(device.deps, null, [composeEventDraft(device.deps.world, about, intent)]));
    expect(await replan(begun, other)).toEqual({ replanned: 1, left: 1 });
    expect(await examNow(begun)).toMatchObject({ version: 1 });
  });

  it('leaves an exam alone whose time has come: another device may have begun it', async () => {
    const soon = new Date(device.deps.world.now().getTime() + 1_800_000).toISOString();
    const exam = await plan(workProcesses, soon);
    await publish(reworded);
    expect(await replan(exam)).toEqual({ replanned: 0, left: 1 });
  });

  it('leaves an exam alone of which nothing is left, and one that says the same', async () => {
    const [first, second] = [await plan(workProcesses.slice(0, 1)), await plan(workProcesses.slice(1))];
    await publish(coreTasks.map((one) => ({ ...one, workProcesses: one.workProcesses.slice(0, 1) })));
    const recorded = device.recorded.length;
    expect(await replan(first, second)).toEqual({ replanned: 0, left: 2 });
    expect(device.recorded).toHaveLength(recorded);
  });

  it('plans all of them anew or none', async () => {
    const exams = [await plan(), await plan()];
    await publish(reworded);
    device.failAppends(1, 'before-recording');
    const request = { qualificationId, examIds: exams.map(({ examId }) => examId) };
    expect(await replanExams(device.deps, request)).toMatchObject({ ok: false });
    for (const exam of exams) expect(await examNow(exam)).toMatchObject({ version: 1 });
  });
});
