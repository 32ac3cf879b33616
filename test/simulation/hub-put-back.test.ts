/**
 * The hub is put back to an older copy of its database. What it gave receipts for since then lives on the devices,
 * and comes back from there: nobody has to know or do anything.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ChangeId, newId } from '../../shared/kernel/ids';
import { aMarkDraft } from '../builders/a-draft';
import { aDevice, type TestDevice } from '../hub/a-device';
import { aCode, aHub, anOrganisation, type HubLab, openHubLab, type TestHub } from '../hub/hub-lab';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

/** What devices said; who joined the hub says itself, and anew to whoever joins again. */
const textsOf = async ({ store }: TestHub): Promise<string[]> =>
  (await store.database.selectFrom('change').select('text').where('type', '!=', 'device').execute())
    .map((row) => row.text)
    .sort();

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
  // Bram's version goes upon one of Anna's that is lost: he brings hers back with his own.
  expect(await bram.sync().syncNow()).toMatchObject({ waiting: 0, refused: 0, problem: null });
  for (const device of [anna, bram, anna, carl, bram])
    expect(await device.sync().syncNow()).toMatchObject({ refused: 0, problem: null });
  for (const device of [anna, bram, carl]) expect(device.sync().status().waiting).toBe(0);
  const texts = await textsOf(hub);
  expect(everything.filter((text) => !texts.includes(text)).length).toBe(0);
  expect(texts).toHaveLength(everything.length + newWork);
  const [row] = await hub.store.database.selectFrom('organisation').select('epoch').execute();
  expect(row?.epoch).not.toBe(epoch);
});

describe('H21: the laptop that made ten lost marks is gone: another device brings them back,', () => {
  /** Anna made five marks before the backup and ten after it; Bram was there, or joined, before the hub was put back. */
  async function aLoss(bramJoins: 'before the backup' | 'after it') {
    const original = await lab.freshDatabase();
    let hub = await aHub(original);
    const port = Number(new URL(hub.url).port);
    const organisationId = await anOrganisation(hub.store);
    const [anna, bram, carl] = await Promise.all([aDevice(), aDevice(), aDevice()]);
    const join = async (device: TestDevice): Promise<void> => {
      await device.enrol(hub.url, await aCode(hub.store, organisationId));
      await device.sync().syncNow();
    };
    for (const device of bramJoins === 'after it' ? [anna, carl] : [anna, carl, bram]) await join(device);
    await marked(anna, 5);
    await hub.close();
    const backup = await lab.copyDatabase(original);
    hub = await aHub(original, { port });
    await marked(anna, 10);
    if (bramJoins === 'after it') await join(bram);
    await marked(bram, 1);
    const everything = await textsOf(hub);
    await hub.close();
    hub = await aHub(backup, { port });
    expect(await textsOf(hub)).toHaveLength(5);
    // The hub of the backup does not know who joined after it.
    if (bramJoins === 'after it') await join(bram);
    return { hub, anna, bram, carl, everything };
  }
  const offers = ({ journal }: TestDevice) =>
    journal.entries().filter((entry) => entry.kind === 'pulled' && entry.hasOffered).length;

  test('one that read them in the feed, also when the laptop is shut out by now; and offers them once', async () => {
    const { hub, anna, bram, carl, everything } = await aLoss('before the backup');
    await hub.store.database
      .updateTable('device')
      .set({ revoked_at: new Date() })
      .where('device_id', '=', anna.deviceId)
      .execute();
    for (const device of [carl, bram, carl])
      expect(await device.sync().syncNow()).toMatchObject({ waiting: 0, problem: null });
    expect(await textsOf(hub)).toEqual(everything);
    await bram.restart();
    await bram.sync().syncNow();
    expect(offers(bram)).toBe(1);
  });

  test('one that got them with its first load', async () => {
    const { hub, bram, carl, everything } = await aLoss('after it');
    for (const device of [carl, bram, carl])
      expect(await device.sync().syncNow()).toMatchObject({ waiting: 0, problem: null });
    expect(await textsOf(hub)).toEqual(everything);
  });
});

test('one device with an invented header makes no other load anything anew', async () => {
  const hub = await aHub(await lab.freshDatabase());
  const organisationId = await anOrganisation(hub.store);
  const [anna, mallory] = await Promise.all([aDevice(), aDevice()]);
  for (const device of [anna, mallory]) {
    await device.enrol(hub.url, await aCode(hub.store, organisationId));
    await device.sync().syncNow();
  }
  await marked(anna, 3);
  const { token, epoch } = mallory.sync().enrolment()!;
  const headers = {
    authorization: `Bearer ${token}`,
    'vakproef-protocol': '2',
    'vakproef-seen': `${epoch} 999999 ${'a'.repeat(64)}`,
  };
  for (let i = 0; i < 5; i++) await fetch(`${hub.url}/v1/changes?after=0`, { headers });
  const before = anna.journal.head().position;
  expect(await anna.sync().syncNow()).toMatchObject({ waiting: 0, problem: null });
  expect(anna.journal.head().position).toBe(before);
});
