/** What a device made itself need not come back to it, unless its journal lost it. */
import { describe, expect, test } from 'vitest';
import { parseChange } from '../../shared/protocol/change';
import { aMarkDraft } from '../../test/builders/a-draft';
import { type FakeHub, fakeHub } from '../../test/fakes/fake-hub';
import { aDevice, type TestDevice } from '../../test/hub/a-device';

async function anEnrolledDevice(): Promise<{ hub: FakeHub; device: TestDevice }> {
  const hub = fakeHub();
  const device = await aDevice({ fetch: hub.fetch });
  await device.enrol(hub.url, 'AAAA-BBBB-CCCC-DDDD');
  await device.sync().syncNow();
  return { hub, device };
}

const kinds = (device: TestDevice): string[] => device.journal.entries().map((e) => e.kind);
const some = (count: number) => Array.from({ length: count }, () => aMarkDraft());

describe('Y14: what the device itself made is not read twice:', () => {
  const pullsOf = (hub: FakeHub) => hub.asked.filter((path) => path.startsWith('GET /v1/changes'));
  const ownSeqs = (device: TestDevice) => {
    const held = device.journal
      .entries()
      .flatMap((entry) =>
        entry.kind === 'own' ? [entry.change] : entry.kind === 'pulled' ? entry.changes : [],
      );
    return [...new Set(held.map((change) => change.text))].map((text) => parseChange({ text }).deviceSeq);
  };

  test('receipts right behind the cursor move it, and nothing own comes back, also after a restart', async () => {
    const { hub, device } = await anEnrolledDevice();
    await device.record(some(3));
    await device.sync().syncNow();
    expect(kinds(device)).toEqual(['enrolled', 'first-load', 'own', 'own', 'own', 'receipts']);
    await device.restart();
    await device.sync().syncNow();
    expect(pullsOf(hub).at(-1)).toContain('after=3&');
    expect(kinds(device)).toHaveLength(6);
  });

  test('a change of another between them is read, and the cursor passes over the own ones behind it', async () => {
    const { hub, device } = await anEnrolledDevice();
    const other = await aDevice({ fetch: hub.fetch });
    await other.enrol(hub.url, 'B');
    await device.record(some(1));
    await device.sync().syncNow();
    const [theirs] = await other.record(some(1));
    await other.sync().syncNow();
    await device.record(some(2));
    await device.sync().syncNow();
    const pulled = device.journal.entries().at(-1);
    expect(pulled).toMatchObject({ kind: 'pulled', cursor: 4 });
    expect(pulled?.kind === 'pulled' && pulled.changes.map((c) => parseChange(c).changeId)).toEqual([
      theirs?.changeId,
    ]);
  });

  test('a page with nothing but passed-over changes still moves the cursor, and the round ends', async () => {
    const { hub, device } = await anEnrolledDevice();
    const empty = { epoch: hub.enrolAnswer.epoch, changes: [], cursor: 5, hasMore: true };
    hub.answerNext('/v1/changes', () => Response.json(empty));
    expect(await device.sync().syncNow()).toMatchObject({ problem: null });
    expect(pullsOf(hub).at(-1)).toContain('after=5&');
    expect(device.journal.entries().at(-1)).toMatchObject({ kind: 'pulled', cursor: 5, changes: [] });
  });

  test('a device set up again from an older copy gets what it lost, and its chain goes on behind that', async () => {
    const { device } = await anEnrolledDevice();
    await device.record(some(2));
    await device.sync().syncNow();
    const copiedAt = device.journal.entries().length;
    await device.record(some(3));
    await device.sync().syncNow();
    const restored = await device.olderCopy(copiedAt);
    await restored.sync().syncNow();
    expect(ownSeqs(restored)).toEqual([1, 2, 3, 4, 5]);
    const [next] = await restored.record(some(1));
    expect(next?.deviceSeq).toBe(6);
    expect(await restored.sync().syncNow()).toMatchObject({ waiting: 0, problem: null });
  });

  test('also when it went on from that copy before it asked: both of each number are there', async () => {
    const { device } = await anEnrolledDevice();
    const copiedAt = device.journal.entries().length;
    await device.record(some(3));
    await device.sync().syncNow();
    const restored = await device.olderCopy(copiedAt);
    await restored.record(some(5));
    await restored.sync().syncNow();
    expect(ownSeqs(restored).sort()).toEqual([1, 1, 2, 2, 3, 3, 4, 5]);
  });
});
