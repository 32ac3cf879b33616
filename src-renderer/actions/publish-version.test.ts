/** Publishing a draft, against a device in memory. */
import { beforeEach, describe, expect, it } from 'vitest';
import { contentDigestOf } from '../../shared/domain/content-digest';
import { aCoreTask, aQualification, aWorkProcess } from '../../test/builders/a-qualification';
import { anId } from '../../test/builders/an-exam';
import { value } from '../../test/builders/value';
import { type FakeDevice, fakeDevice } from '../../test/fakes/fake-device';
import { composeQualificationDrafts } from './compose-draft';
import { publishVersion } from './publish-version';
import { recordDrafts } from './record-drafts';

const before = aQualification();
const { qualificationId } = before;
const baseDigest = contentDigestOf({ coreTasks: before.coreTasks });
const coreTasks = [...before.coreTasks, aCoreTask({ code: 'B1-K2', workProcesses: [] })];
const publication = { qualificationId, baseDigest, coreTasks, note: ' Second core task ' };

let device: FakeDevice;
beforeEach(async () => {
  device = fakeDevice();
  value(await recordDrafts(device.deps, null, composeQualificationDrafts(device.deps.world, before, null)));
});
const head = async () => {
  const stored = await device.deps.cache.document('qualification', qualificationId);
  if (!stored) throw new Error('no such qualification');
  return stored.document;
};

describe('publishVersion', () => {
  it('makes the next version, which the head names and lists with who, when and what they said of it', async () => {
    value(await publishVersion(device.deps, publication));
    const versionDigest = contentDigestOf({ coreTasks });
    expect(await head()).toMatchObject({
      versionDigest,
      status: 'inactive',
      about: { coreTasks: 2 },
      history: [
        { versionDigest, note: 'Second core task', upon: baseDigest, publishedBy: expect.any(String) },
      ],
    });
    expect(await device.deps.cache.content('qualification-version', versionDigest)).toEqual({ coreTasks });
    expect(await device.deps.cache.content('qualification-version', baseDigest)).toEqual({
      coreTasks: before.coreTasks,
    });
  });

  it('records nothing where the tree is the one that counts', async () => {
    const recorded = device.recorded.length;
    value(
      await publishVersion(device.deps, { ...publication, coreTasks: structuredClone(before.coreTasks) }),
    );
    expect(device.recorded).toHaveLength(recorded);
  });

  it('M48 takes it into use in the same step, also where the tree did not change', async () => {
    value(
      await publishVersion(device.deps, { ...publication, coreTasks: before.coreTasks, isActivated: true }),
    );
    expect(await head()).toMatchObject({ status: 'active', versionDigest: baseDigest });
    expect((await head()).history).toBeUndefined();
  });

  it('M50 publishes nothing when it cannot be taken into use', async () => {
    const recorded = device.recorded.length;
    const refused = await publishVersion(device.deps, { ...publication, coreTasks: [], isActivated: true });
    expect(refused).toMatchObject({ problem: { code: 'qualification-not-activatable' } });
    expect(device.recorded).toHaveLength(recorded);
  });

  it('refuses a draft made upon a version that does not count any more', async () => {
    value(await publishVersion(device.deps, publication));
    const late = { ...publication, coreTasks: [aCoreTask({ workProcesses: [aWorkProcess()] })] };
    expect(await publishVersion(device.deps, late)).toMatchObject({ problem: { code: 'version-moved' } });
    expect((await head()).history).toHaveLength(1);
  });

  it('is for administrators', async () => {
    const staff = { staffId: anId<'Staff'>(8002), name: 'Marco de Wit', jobTitle: '', independent: true };
    device.put('staff', staff.staffId, { ...staff, roles: ['examiner'] });
    device.signIn(staff.staffId);
    expect(await publishVersion(device.deps, publication)).toMatchObject({
      problem: { code: 'administrator-needed' },
    });
  });
});
