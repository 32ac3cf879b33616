/** H48: every device can name the receipt of a signature, so that the office prints the very sheet of the examiner. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { foldAssessment } from '../../shared/domain/assessment';
import { readEvent } from '../../shared/domain/read-event';
import { decideResult } from '../../shared/domain/result';
import { readChange } from '../../shared/protocol/change';
import type { SheetHandIn } from '../../shared/report/sheet-input';
import { aSheet } from '../../test/builders/a-sheet';
import { anAssessment } from '../../test/builders/an-assessment';
import { anExam, anId } from '../../test/builders/an-exam';
import { aSigner } from '../../test/hub/a-signer';
import { everyDeviceMay } from '../../test/hub/every-device-may';
import { anOrganisation, aStore, type HubLab, openHubLab } from '../../test/hub/hub-lab';
import { acceptChanges } from './accept-changes';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

const exam = anExam();
const story = anAssessment(exam).identified().markedAll('met').signed();
const signatureId = story.assessment.signed?.changeId;

async function aScene() {
  const store = await aStore(await lab.freshDatabase());
  const device = aSigner(await anOrganisation(store));
  const made = story.events.map((event) => device.sign(event, { actorId: event.actorId }));
  const accept = async (changes: readonly ReturnType<typeof device.sign>[]) => {
    const accepted = await acceptChanges(store, device, changes, () => store.world.now(), everyDeviceMay);
    if (!accepted.ok) throw new Error(accepted.problem.code);
    return accepted.value;
  };
  const told = async () => {
    const rows = await store.database.selectFrom('change').select('text').orderBy('seq').execute();
    return rows
      .flatMap((row) => readChange(row) ?? [])
      .filter(({ subjectType }) => subjectType === 'assessment');
  };
  return { device, made, accept, told };
}

test('H48 the hub says in the assessment under which number and when it took the signature, once', async () => {
  const { made, accept, told } = await aScene();
  const { receipts } = await accept(made);
  await accept(made);
  await accept(made.slice(-1));
  const receipt = receipts.find(({ changeId }) => changeId === signatureId);
  const said = (await told()).filter(({ type }) => type === 'signature-received');
  expect(said.map(({ body, subjectId }) => ({ body, subjectId }))).toEqual([
    {
      subjectId: story.assessment.assessmentId,
      body: { changeId: signatureId, number: receipt?.number, receivedAt: receipt?.receivedAt },
    },
  ]);
});

test('H48 a device may not say it', async () => {
  const { device, accept } = await aScene();
  const forged = device.sign({
    type: 'signature-received',
    needs: 'may-ignore',
    body: { changeId: anId(1), number: '0000-0000', receivedAt: '2026-11-24T09:00:00.000Z' },
  });
  expect((await accept([forged])).refusals).toMatchObject([{ problem: { code: 'not-allowed' } }]);
});

test('office and examiner compose the same sheet, receipt included, before and after the examiner heard of it again', async () => {
  const { made, accept, told } = await aScene();
  const { receipts } = await accept(made);
  const receipt = receipts.find(({ changeId }) => changeId === signatureId);
  if (!receipt) throw new Error('no receipt');
  const own: SheetHandIn = {
    state: 'received',
    receiptNumber: receipt.number,
    receivedAt: receipt.receivedAt,
  };
  const sheetOf = (events: readonly Parameters<typeof readEvent>[0][], handIn: SheetHandIn) => {
    const assessment = foldAssessment(story.assessment.assessmentId, events.map(readEvent), exam.examinerId);
    return aSheet(story, { assessment, result: decideResult(exam, assessment), handIn });
  };
  const office = sheetOf(await told(), null);
  expect(office).toEqual(
    sheetOf(
      made.map(({ change }) => change),
      own,
    ),
  );
  expect(office).toEqual(sheetOf(await told(), own));
  expect(office.verification.lines[0]).toContain(`bonnummer ${receipt.number}`);
});
