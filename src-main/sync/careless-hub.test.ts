import { expect, test } from 'vitest';
import { parseChange } from '../../shared/protocol/change';
import { aMarkDraft } from '../../test/builders/a-draft';
import { fakeHub } from '../../test/fakes/fake-hub';
import { aDevice, type TestDevice } from '../../test/hub/a-device';

async function anEnrolledDevice() {
  const hub = fakeHub();
  const device = await aDevice({ fetch: hub.fetch });
  await device.enrol(hub.url, 'AAAA-BBBB-CCCC-DDDD');
  await device.sync().syncNow();
  return { hub, device };
}

const kinds = (device: TestDevice): string[] => device.journal.entries().map((e) => e.kind);

test('Y18: what a hub has in memory only waits on, is said, and is received once the hub has it on disk', async () => {
  const { hub, device } = await anEnrolledDevice();
  hub.bend((list) => ({ ...list, durability: 'memory' }));
  const [change] = await device.record([aMarkDraft()]);
  const careless = await device.sync().syncNow();
  expect(careless).toMatchObject({
    waiting: 1,
    lastReceiptNumber: null,
    problem: { code: 'hub-keeps-nothing' },
  });
  await device.restart();
  expect(device.sync().status()).toMatchObject({ waiting: 1, lastReceiptNumber: null });
  const before = kinds(device).length;
  await device.sync().syncNow();
  expect(kinds(device)).toHaveLength(before);
  hub.bend(null);
  expect(await device.sync().syncNow()).toMatchObject({ waiting: 0, problem: null });
  expect(hub.pushes.flat().map((sent) => parseChange(sent).changeId)).toEqual(
    Array.from({ length: 3 }, () => change?.changeId),
  );
});

test('Y18: a receipt in memory that an earlier program wrote down ends no waiting', async () => {
  const { hub, device } = await anEnrolledDevice();
  await device.record([aMarkDraft()]);
  await device.sync().syncNow();
  const careless = device.journal
    .entries()
    .map((entry) => (entry.kind === 'receipts' ? { ...entry, durability: 'memory' as const } : entry));
  const earlier = await aDevice({ fetch: hub.fetch });
  await earlier.journal.append(careless);
  await earlier.restart();
  expect(earlier.sync().status()).toMatchObject({ waiting: 1, lastReceiptNumber: null });
});
