// @vitest-environment happy-dom
/** What fills the folder of results goes on after whatever went wrong: the next minute begins anew. */
import { act } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { problem } from '../../../../shared/kernel/problem';
import { err, ok } from '../../../../shared/kernel/result';
import { ownEntry, pulledEntry } from '../../../../test/builders/a-cache-lab';
import { aChange, aVersion } from '../../../../test/builders/a-change';
import { aPageWith } from '../../../../test/builders/a-page';
import { aWorld } from '../../../../test/builders/a-world';
import { anAssessment } from '../../../../test/builders/an-assessment';
import { anExam, anId, recordsOf } from '../../../../test/builders/an-exam';
import { fakeDevice } from '../../../../test/fakes/fake-device';
import { useResultFolderRun } from '../../../ui/result-folder-run';
import { FillResultFolder } from './fill-result-folder';

const minuteMs = 60_000;
const exam = anExam();
const signed = anAssessment(exam).identified().markedAll('met').signed();
const received = aChange({
  ...{ type: 'signature-received', needs: 'may-ignore', subjectId: anId<'Assessment'>(7001) },
  examId: exam.examId,
  body: {
    changeId: signed.assessment.signed?.changeId,
    ...{ number: '8F2C-19A0', receivedAt: '2026-11-24T09:00:00.000Z' },
  },
});
type Missing = () => Promise<unknown>;

/** A page on which the folder is filled; main answers each time as told. @returns how often it was asked, and its clock */
async function filling(...answers: readonly Missing[]) {
  const device = fakeDevice();
  let asked = 0;
  const missing: Missing = async () => {
    asked += 1;
    return (answers[asked - 1] ?? answers.at(-1))?.();
  };
  const host = new Proxy(device.deps.host, {
    get: (calls, name) => (name === 'resultFolder' ? { missing } : Reflect.get(calls, name)),
  });
  const world = aWorld();
  await aPageWith(
    { device: { ...device, deps: { ...device.deps, host } }, world },
    () => <FillResultFolder folderId="f" kinds="oke pdf" />,
    pulledEntry([[aVersion('exam', exam.examId, recordsOf(exam).planned), 10]]),
    ...signed.events.map(ownEntry),
    pulledEntry([[received, 99]]),
  );
  const pass = () => act(async () => world.pass(minuteMs));
  return { asked: () => asked, pass };
}

beforeEach(() =>
  useResultFolderRun.setState({ progress: { done: 1, total: 9 }, leftOut: 3, unmade: null, unrecorded: 2 }),
);

it('goes on at the next minute when a try broke off, and says of no run that it is still going', async () => {
  const breaks: Missing = async () => {
    throw new Error('torn');
  };
  const { asked, pass } = await filling(breaks, async () => ok({ missing: [] }));
  await expect.poll(asked).toBe(1);
  await expect.poll(() => useResultFolderRun.getState().progress).toBeNull();
  await pass();
  await expect.poll(asked).toBe(2);
  // It is all there: nothing is asked any more.
  await expect.poll(() => useResultFolderRun.getState()).toMatchObject({ progress: null, leftOut: 0 });
  await pass();
  expect(asked()).toBe(2);
  expect(useResultFolderRun.getState().unrecorded).toBe(2);
});

it('goes on at the next minute when the folder was away', async () => {
  const { asked, pass } = await filling(
    async () => err(problem('result-folder-away')),
    async () => ok({ missing: [] }),
  );
  await expect.poll(asked).toBe(1);
  await expect.poll(() => useResultFolderRun.getState()).toMatchObject({ progress: null, leftOut: 0 });
  await pass();
  await expect.poll(asked).toBe(2);
});
