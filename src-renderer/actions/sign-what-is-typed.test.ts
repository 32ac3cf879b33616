/** A signature leaves nothing behind that was typed: it is recorded first, or the signature waits for a person. */
import { beforeEach, expect, it } from 'vitest';
import type { AssessmentId } from '../../shared/kernel/ids';
import { newId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err } from '../../shared/kernel/result';
import { anExam, anId, indicatorNumbered } from '../../test/builders/an-exam';
import { type FakeDevice, fakeDevice } from '../../test/fakes/fake-device';
import { rightPin } from '../../test/fakes/fake-people';
import { giveMark } from './give-mark';
import { identifyCandidate } from './identify-candidate';
import { remarkField } from './remark-field';
import { signAssessment } from './sign-assessment';
import { writeRemark } from './write-remark';

const exam = anExam();
const target = { examId: exam.examId, assessmentId: anId<'Assessment'>(7001) as AssessmentId };
const tap = () => ({ ...target, changeId: newId<'Change'>() });
const indicatorId = indicatorNumbered(exam, '1.1.2');
const field = remarkField(target.assessmentId, indicatorId);
let device: FakeDevice;
const typed = () => device.deps.writer.typed;
const types = () => device.recorded.map(({ type }) => type);
const sign = () => signAssessment(device.deps, { ...tap(), pin: rightPin });
/** The field of 1.1.2, on the screen, with half a remark in it. */
const typeHalf = (save = (text: string) => writeRemark(device.deps, { ...tap(), indicatorId, text })) => {
  const shelf = typed().current.get();
  shelf.type(field, 'De WPS en de tekening ');
  return typed().watch(field, () => shelf.record(field, { recorded: () => '', limit: 4000, save }));
};

beforeEach(async () => {
  device = fakeDevice();
  device.putExam(exam);
  const staffId = exam.examinerId;
  const staff = { staffId, name: 'Joke Wierda', jobTitle: '', roles: ['examiner'], independent: true };
  device.put('staff', staffId, staff);
  device.signIn(staffId);
  await identifyCandidate(device.deps, { ...tap(), method: 'identity-document' });
  for (const number of ['1.1.1', '1.1.2', '1.2.1'])
    await giveMark(device.deps, { ...tap(), indicatorId: indicatorNumbered(exam, number), value: 'met' });
});

it('records what stands in a field before it signs', async () => {
  typeHalf();
  expect((await sign()).ok).toBe(true);
  expect(types().slice(-2)).toEqual(['remark-written', 'assessment-signed']);
});

it('signs at the first time of asking while that is still on its way', async () => {
  typeHalf();
  const release = device.holdAppends();
  const signed = sign();
  release();
  expect((await signed).ok).toBe(true);
  expect(types().slice(-2)).toEqual(['remark-written', 'assessment-signed']);
});

it('signs nothing while what is typed cannot be recorded, and says why', async () => {
  typeHalf(async () => err(problem('text-too-long')));
  expect(await sign()).toMatchObject({ problem: { code: 'text-too-long' } });
  expect(types()).not.toContain('assessment-signed');
  expect(device.deps.writer.assessment(target).state.get().refused?.code).toBe('text-too-long');
});

it('signs nothing while a field that is not on the screen holds something unrecorded', async () => {
  typeHalf()();
  expect(await sign()).toMatchObject({ problem: { code: 'typed-unrecorded' } });
});
