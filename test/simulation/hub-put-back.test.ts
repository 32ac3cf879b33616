/**
 * The hub is put back to an older copy of its database. What it gave receipts for since then lives on the devices,
 * and comes back from there: nobody has to know or do anything.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ChangeId, newId } from '../../shared/kernel/ids';
import { aMarkDraft } from '../builders/a-draft';
import { aDevice, type TestDevice } from '../hub/a-device';
import { aCode, aHub, anOrganisation, type HubLab, openHubLab, type TestHub } from '../hub/hub-lab';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

const textsOf = async ({ store }: TestHub): Promise<string[]> =>
  (await store.database.selectFrom('change').select('text').execute()).map((row) => row.text).sort();

const aNote = (subjectId: string, upon: ChangeId | null) =>
  aMarkDraft({
    kind: 'document',
    subjectType: 'note',
    type: 'note',
    typeVersion: 9,
    subjectId,
    examId: null,
    upon,
  });

async function marked(device: TestDevice, count: number): Promise<void> {
  await device.record(Array.from({ length: count }, () => aMarkDraft()));
  expect(await device.sync().syncNow()).toMatchObject({ waiting: 0, problem: null });
}

test.each([
  ['a device that pulled everything comes first', 0],
  ['a device that was away for long, with much new work, comes first', 40],
])('%s: everything receipted is there again, once', async (_name, newWork) => {
  const original = await lab.freshDatabase();
  let hub = await aHub(original);
  const port = Number(new URL(hub.url).port);
  const organisationId = await anOrganisation(hub.store);
  const [anna, bram, carl] = await Promise.all([aDevice(), aDevice(), aDevice()]);
  for (const device of [anna, bram, carl])
    await device.enrol(hub.url, await aCode(hub.store, organisationId));
  await marked(carl, 3);
  await marked(anna, 5);
  await hub.close();
  const backup = await lab.copyDatabase(original);

  hub = await aHub(original, { port });
  const noteId = newId();
  const [first] = await anna.record([aNote(noteId, null)]);
  await marked(anna, 12);
  await bram.sync().syncNow();
  await bram.record([aNote(noteId, first!.changeId)]);
  await marked(bram, 8);
  await anna.sync().syncNow();
  const everything = await textsOf(hub);
  const epoch = bram.sync().enrolment()?.epoch;
  await hub.close();

  hub = await aHub(backup, { port });
  // Carl knows no more than the old copy does, and may lift its numbers over those the others know.
  await marked(carl, newWork);
  // Bram's version goes upon one of Anna's that is lost: it waits until she has been there.
  const waitingForAnna = await bram.sync().syncNow();
  expect(waitingForAnna).toMatchObject({ waiting: newWork === 0 ? 1 : waitingForAnna.waiting, refused: 0 });
  for (const device of [anna, bram, anna, carl, bram])
    expect(await device.sync().syncNow()).toMatchObject({ refused: 0, problem: null });
  for (const device of [anna, bram, carl]) expect(device.sync().status().waiting).toBe(0);
  const texts = await textsOf(hub);
  expect(everything.filter((text) => !texts.includes(text)).length).toBe(0);
  expect(texts).toHaveLength(everything.length + newWork);
  const health = (await (await fetch(`${hub.url}/v1/health`)).json()) as { epoch: string };
  expect(health.epoch).not.toBe(epoch);
});
