/** Deciding a conflict in a tree that somebody changed since. */
import { expect, it } from 'vitest';
import { aCoreTask, aQualification, aWorkProcess } from '../../test/builders/a-qualification';
import { anId } from '../../test/builders/an-exam';
import { value } from '../../test/builders/value';
import { fakeDevice } from '../../test/fakes/fake-device';
import { composeQualificationDrafts } from './compose-draft';
import { recordDrafts } from './record-drafts';
import { settleInTree } from './settle-in-tree';

it('a place that is gone by now is refused, and nothing is recorded as decided', async () => {
  const process = aWorkProcess({});
  const coreTask = aCoreTask({ workProcesses: [process] });
  const qualification = aQualification({ coreTasks: [coreTask, aCoreTask({ workProcesses: [] })] });
  const device = fakeDevice();
  value(
    await recordDrafts(device.deps, null, composeQualificationDrafts(device.deps.world, qualification, null)),
  );
  const before = device.recorded.length;
  const decide = (displaced: string) =>
    settleInTree(
      device.deps,
      qualification.qualificationId,
      { path: ['tree', process.workProcessId, 'place'], place: '', standing: coreTask.coreTaskId, displaced },
      'displaced',
    );
  expect(await decide(anId<'CoreTask'>(987))).toMatchObject({ problem: { code: 'settled-place-gone' } });
  expect(device.recorded).toHaveLength(before);
  value(await decide(qualification.coreTasks[1]?.coreTaskId ?? ''));
  expect(device.recorded.length).toBeGreaterThan(before);
});
