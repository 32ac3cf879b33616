import { beforeEach, describe, expect, it } from 'vitest';
import { emptyVersion } from '../../shared/domain/begin-qualification';
import { contentDigestOf } from '../../shared/domain/content-digest';
import { problem } from '../../shared/kernel/problem';
import type { QualificationHead } from '../../shared/records/qualification';
import { aHead } from '../../test/builders/a-qualification';
import { anId } from '../../test/builders/an-exam';
import { type FakeDevice, fakeDevice } from '../../test/fakes/fake-device';
import { addQualification, copyQualification } from './add-qualification';
import {
  archiveQualification,
  bringBackQualification,
  putBackQualification,
  removeQualification,
} from './end-qualification';

let device: FakeDevice;
beforeEach(() => {
  device = fakeDevice();
});
const heads = () =>
  device.recorded.filter(({ type }) => type === 'qualification').map(({ body }) => body as QualificationHead);

describe('addQualification', () => {
  it('M2 M13 M29 M31 records an inactive qualification with its empty tree in one append', async () => {
    const added = await addQualification(device.deps, { name: 'Lasser', language: 'nl' });
    expect(device.recorded.map(({ type }) => type)).toEqual(['qualification-version', 'qualification']);
    expect(device.recorded[0]?.subjectId).toBe(contentDigestOf(emptyVersion));
    expect(heads()).toMatchObject([
      { name: 'Lasser', status: 'inactive', versionDigest: contentDigestOf(emptyVersion) },
    ]);
    const found = await device.deps.cache.qualifications(
      ({ qualificationId }) => added.ok && qualificationId === added.value,
    );
    expect(found.map(({ qualification }) => qualification.coreTasks)).toEqual([[]]);
  });

  it('records nothing without a name, nor when the journal refuses', async () => {
    expect((await addQualification(device.deps, { name: '', language: 'nl' })).ok).toBe(false);
    device.failAppends(1, 'before-recording', problem('disk-full'));
    expect((await addQualification(device.deps, { name: 'Lasser', language: 'nl' })).ok).toBe(false);
    expect(device.recorded).toEqual([]);
  });

  it('is for administrators', async () => {
    device.put('staff', anId<'Staff'>(8001), {
      ...{
        staffId: anId<'Staff'>(8001),
        name: 'Fatma',
        jobTitle: '',
        roles: ['examiner'],
        independent: true,
      },
    });
    device.signIn(anId<'Staff'>(8001));
    const input = { name: 'Lasser', language: 'nl' };
    expect(await addQualification(device.deps, input)).toMatchObject({
      problem: { code: 'administrator-needed' },
    });
  });
});

describe('copyQualification', () => {
  it('makes the next cohort, with who made it and from what', async () => {
    const old = aHead({ cohort: '2026-2027', status: 'archived' });
    const { qualificationId } = old;
    device.put('qualification', qualificationId, old);
    const made = await copyQualification(device.deps, {
      qualificationId,
      name: old.name,
      cohort: '2027-2028',
    });
    expect(heads()).toMatchObject([
      {
        ...{ qualificationId: made.ok && made.value, cohort: '2027-2028', status: 'inactive' },
        versionDigest: old.versionDigest,
        madeFrom: { qualificationId, versionDigest: old.versionDigest },
        history: [{ publishedBy: anId<'Staff'>(8000), versionDigest: old.versionDigest }],
      },
    ]);
  });

  it('of one that is not here says so', async () => {
    const qualificationId = anId<'Qualification'>(5);
    expect(await copyQualification(device.deps, { qualificationId, name: 'x', cohort: null })).toMatchObject({
      problem: { code: 'document-missing' },
    });
  });
});

describe('the end of a qualification', () => {
  it('goes to the archive and comes back, each upon the one before', async () => {
    const head = aHead({ status: 'active' });
    const chosen = { qualificationId: head.qualificationId };
    device.put('qualification', head.qualificationId, head);
    await archiveQualification(device.deps, chosen);
    await bringBackQualification(device.deps, chosen);
    expect(heads().map(({ status }) => status)).toEqual(['archived', 'inactive']);
  });

  it('removes one with which nothing was done and puts it back; a linked one stays', async () => {
    const head = aHead();
    const { qualificationId } = head;
    device.put('qualification', qualificationId, head);
    expect((await removeQualification(device.deps, { qualificationId })).ok).toBe(true);
    expect(await device.deps.cache.qualifications(() => true)).toEqual([]);
    expect((await putBackQualification(device.deps, { qualificationId })).ok).toBe(true);
    device.put('participation', anId<'Participation'>(1), {
      ...{
        participationId: anId<'Participation'>(1),
        participantId: anId<'Participant'>(1),
        qualificationId,
      },
      ...{ linkedAt: '2026-11-24T08:00:00.000Z', endedAt: null, reason: 'chosen' },
    });
    expect(await removeQualification(device.deps, { qualificationId })).toMatchObject({
      problem: { code: 'qualification-in-use' },
    });
    expect(heads().map(({ isRemoved }) => isRemoved)).toEqual([true, false]);
  });
});
