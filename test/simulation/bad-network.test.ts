/**
 * Devices hand in over a network that does something wrong with every request. Whatever it does: the hub holds each
 * change exactly once and byte for byte, each receipt in a journal equals the hub's row, every device ends with
 * everything, and what was refused is kept on both sides. More seeds: VAKPROEF_SEEDS=1000.
 */
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type ChangeId, newId } from '../../shared/kernel/ids';
import { parseChange, type SignedChange } from '../../shared/protocol/change';
import type { Store } from '../../src-hub/store/open-store';
import { aMarkDraft } from '../builders/a-draft';
import { readLoadFile } from '../builders/a-load-file';
import { faults, openFaultProxy } from '../faults/fault-proxy';
import { seeded } from '../faults/seeded';
import { aDevice, type TestDevice } from '../hub/a-device';
import { aCode, aHub, anOrganisation, type HubLab, openHubLab } from '../hub/hub-lab';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

const seedCount = Number(process.env.VAKPROEF_SEEDS ?? 5);
const stepCount = 25;

/** Texts of all changes a device holds, own and others'. */
async function heldTexts(device: TestDevice): Promise<Set<string>> {
  const changes: SignedChange[] = [];
  for (const entry of device.journal.entries()) {
    if (entry.kind === 'own') changes.push(entry.change);
    if (entry.kind === 'pulled') changes.push(...entry.changes);
    if (entry.kind === 'first-load') {
      const bytes = await device.bodies.get(entry.digest);
      if (!bytes.ok) throw new Error('the journal names a first load that is not there');
      changes.push(...(await readLoadFile(bytes.value)).changes);
    }
  }
  return new Set(changes.map((c) => c.text));
}

async function expectExactlyOnce(store: Store, devices: readonly TestDevice[]): Promise<void> {
  const rows = await store.database.selectFrom('change').selectAll().orderBy('seq').execute();
  const refusedRows = await store.database.selectFrom('refused_change').selectAll().execute();
  const headRows = await store.database.selectFrom('document_head').select('change_id').execute();
  const heads = new Set(headRows.map((head) => head.change_id));
  const rowById = new Map(rows.map((row) => [row.change_id, row]));
  expect(rows.map((r) => r.seq)).toEqual(rows.map((_, i) => i + 1));
  expect(rowById.size).toBe(rows.length);
  for (const device of devices) {
    const refused = new Set<ChangeId>();
    const own: SignedChange[] = [];
    for (const entry of device.journal.entries()) {
      if (entry.kind === 'own') own.push(entry.change);
      if (entry.kind === 'refused') refused.add(entry.changeId);
      for (const receipt of entry.kind === 'receipts' ? entry.receipts : []) {
        const row = rowById.get(receipt.changeId);
        expect(receipt).toEqual({
          changeId: row?.change_id,
          hash: row?.hash,
          seq: row?.seq,
          receivedAt: row?.received_at.toISOString(),
          number: row?.number,
        });
      }
    }
    for (const signed of own) {
      const { changeId } = parseChange(signed);
      expect(rowById.get(changeId)?.text).toBe(refused.has(changeId) ? undefined : signed.text);
      const kept = refusedRows.find((r) => r.change_id === changeId);
      expect(kept?.text.toString()).toBe(refused.has(changeId) ? signed.text : undefined);
    }
    expect(device.sync().status()).toMatchObject({ waiting: 0, refused: refused.size, problem: null });
    const held = await heldTexts(device);
    // A first load leaves out versions of documents that were followed by newer ones.
    const needed = rows.filter((row) => row.kind === 'event' || heads.has(row.change_id));
    expect(needed.filter((row) => !held.has(row.text))).toEqual([]);
  }
}

const totals: Partial<Record<string, number>> = {};

test.each(Array.from({ length: seedCount }, (_, i) => i + 1))(
  'seed %i: every change exactly once, every receipt a row',
  async (seed) => {
    const random = seeded(seed * 7919);
    const connection = await lab.freshDatabase();
    const hubs = [await aHub(connection), await aHub(connection)];
    const { store } = hubs[0]!;
    const organisationId = await anOrganisation(store);
    const proxies = await Promise.all(hubs.map((hub, i) => openFaultProxy(hub.url, seed * 31 + i)));
    for (const proxy of proxies) onTestFinished(proxy.close);
    // Each device goes through another hub of the two.
    const devices = await Promise.all(
      proxies.map(async (proxy) => {
        const device = await aDevice();
        proxy.setStorm(false);
        await device.enrol(proxy.url, await aCode(store, organisationId));
        proxy.setStorm(true);
        return device;
      }),
    );

    const shared = newId<'Participant'>();
    const revisions = devices.map((): ChangeId | null => null);
    const aStep = async (device: TestDevice, index: number): Promise<void> => {
      const marks = Array.from({ length: random.int(4) }, () => aMarkDraft());
      await device.record(marks);
      if (random.next() < 0.2) {
        const [change] = await device.record([
          aMarkDraft({
            kind: 'document',
            subjectType: 'note',
            type: 'note',
            typeVersion: 9,
            subjectId: shared,
            examId: null,
            upon: revisions[index] ?? null,
          }),
        ]);
        revisions[index] = change!.changeId;
      }
      if (random.next() < 0.15) await device.restart();
      if (random.next() < 0.1) device.journal.failAppends(1);
      await device.sync().syncNow();
      device.journal.failAppends(0);
    };
    for (let step = 0; step < stepCount; step++)
      await Promise.all(devices.map((device, index) => aStep(device, index)));

    for (const proxy of proxies) {
      await proxy.settled();
      proxy.setStorm(false);
    }
    for (let round = 0; round < 2; round++) for (const device of devices) await device.sync().syncNow();
    await expectExactlyOnce(store, devices);
    for (const proxy of proxies)
      for (const [fault, count] of Object.entries(proxy.counts()))
        totals[fault] = (totals[fault] ?? 0) + count;
  },
);

test('the seeds together did every fault', () => {
  expect(faults.filter((fault) => !totals[fault])).toEqual([]);
});
