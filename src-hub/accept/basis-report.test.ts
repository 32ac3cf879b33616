import { afterAll, beforeAll, expect, test } from 'vitest';
import { basisDigestOf } from '../../shared/domain/basis-digest';
import { newId } from '../../shared/kernel/ids';
import { anExam, recordsOf } from '../../test/builders/an-exam';
import { aDocumentDraft, aSigner, type TestSigner } from '../../test/hub/a-signer';
import { everyDeviceMay } from '../../test/hub/every-device-may';
import { anOrganisation, aStore, type HubLab, openHubLab } from '../../test/hub/hub-lab';
import { acceptChanges } from './accept-changes';
import { findWrongBases } from './basis-report';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

const { planned } = recordsOf(anExam());
const [{ assessmentId, examinerId } = { assessmentId: '', examinerId: null }] = planned.assessments;
const about = { subjectId: assessmentId, examId: planned.examId };
const by = { actorId: examinerId };

const aPlan = aDocumentDraft(planned.examId, null, { type: 'exam', subjectType: 'exam', body: planned });

async function aHubThatTook(device: TestSigner, changes: readonly ReturnType<TestSigner['sign']>[]) {
  const store = await aStore(await lab.freshDatabase());
  const organisationId = await anOrganisation(store);
  const take = async (some: typeof changes) => {
    const accepted = await acceptChanges(
      store,
      { ...device, organisationId },
      some,
      () => new Date(),
      everyDeviceMay,
    );
    expect(accepted).toMatchObject({ ok: true, value: { refusals: [] } });
  };
  await take(changes);
  return { report: () => findWrongBases(store.database), take };
}

function aSignedStory(basis: (right: string) => string) {
  const device = aSigner(newId<'Organisation'>());
  const envelope = { ...by, organisationId: null };
  const plan = device.sign(aPlan, envelope);
  const marks = [1, 2].map(() => device.sign(about, envelope));
  const signature = device.sign(
    {
      ...about,
      type: 'assessment-signed',
      body: {
        outcome: 'passed',
        signedName: 'A. Examiner',
        basisDigest: basis(basisDigestOf(marks.map(({ change }) => change.changeId))),
        seen: { [device.deviceId]: marks[1]!.change.deviceSeq },
      },
    },
    envelope,
  );
  return { device, plan, marks, signature };
}

test('H17: a signature under its events is not reported, one under others is, and is kept', async () => {
  const right = aSignedStory((digest) => digest);
  const good = await aHubThatTook(right.device, [right.plan, ...right.marks, right.signature]);
  expect(await good.report()).toEqual([]);
  const wrong = aSignedStory(() => 'b'.repeat(64));
  const bad = await aHubThatTook(wrong.device, [wrong.plan, ...wrong.marks, wrong.signature]);
  expect(await bad.report()).toEqual([{ assessmentId, signatureId: wrong.signature.change.changeId }]);
});

test('H17: while an event that it covers has not come, nothing is said of a signature', async () => {
  const { device, plan, marks, signature } = aSignedStory((digest) => digest);
  const hub = await aHubThatTook(device, [plan, marks[0]!, signature]);
  expect(await hub.report()).toEqual([]);
  await hub.take([marks[1]!]);
  expect(await hub.report()).toEqual([]);
  const forged = aSignedStory(() => 'c'.repeat(64));
  const late = await aHubThatTook(forged.device, [forged.plan, forged.marks[0]!, forged.signature]);
  expect(await late.report()).toEqual([]);
  await late.take([forged.marks[1]!]);
  expect(await late.report()).toHaveLength(1);
});
