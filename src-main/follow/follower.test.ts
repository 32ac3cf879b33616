/** One pass over a real journal, with what the hub sent in pages and first loads. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { type DeviceId, newId } from '../../shared/kernel/ids';
import { realWorld } from '../../shared/kernel/real-world';
import { parseChange, type SignedChange } from '../../shared/protocol/change';
import { aMarkDraft } from '../../test/builders/a-draft';
import { anEpoch, inBlocks } from '../../test/builders/a-first-load';
import { aDeviceId, aFollower, aJournal, aRecorder } from '../../test/builders/a-journal';
import { value } from '../../test/builders/value';
import { memoryBodies } from '../../test/fakes/memory-bodies';
import type { Journal } from '../journal/journal';
import { openFollower } from './follower';

/** What `deviceId` made elsewhere, or before its journal was lost. */
async function madeElsewhere(count: number, deviceId: DeviceId = aDeviceId) {
  const recorder = await aRecorder(await aJournal(), deviceId);
  const drafts = Array.from({ length: count }, () => aMarkDraft());
  return { drafts, changes: value(await recorder.record(drafts)).changes };
}

const pulled = (changes: readonly SignedChange[]) => ({
  kind: 'pulled' as const,
  epoch: anEpoch,
  cursor: changes.length,
  changes: changes.map((change, i) => ({ ...change, seq: i + 1 })),
});

async function load(journal: Journal, bodies: ReturnType<typeof memoryBodies>, bytes: Uint8Array) {
  const { digest } = value(await bodies.put(bytes));
  value(await journal.append([{ kind: 'first-load', epoch: anEpoch, cursor: 3, digest }]));
}

const signedText = (text: string): SignedChange => ({
  text,
  hash: createHash('sha256').update(text).digest('hex'),
  signature: '',
});

test('C4 own changes in a first load: the chain goes on behind them', async () => {
  const { drafts, changes } = await madeElsewhere(3);
  const bodies = memoryBodies();
  const journal = await aJournal();
  await load(journal, bodies, await inBlocks(changes));
  const recorder = await aRecorder(journal, aDeviceId, bodies);
  const next = value(await recorder.record([aMarkDraft()])).changes.map(parseChange);
  expect(next).toMatchObject([{ deviceSeq: 4, prevHash: changes[2]!.hash }]);
  // C2: none of them is recorded a second time.
  expect(value(await recorder.record([drafts[1]!])).changes).toEqual([changes[1]]);
  expect(journal.head().position).toBe(2);
});

test('C4 the chain goes on behind own versions that are in no first load, because others replaced them', async () => {
  const { changes } = await madeElsewhere(3);
  const bodies = memoryBodies();
  const journal = await aJournal();
  await load(journal, bodies, await inBlocks(changes.slice(0, 1), changes));
  const follower = await aFollower(journal, aDeviceId, bodies);
  expect(follower.chainEnd()).toEqual({ deviceSeq: 3, hash: changes[2]!.hash });
});

test('a device id that was lost is known again from the first own change, and what came before it counts', async () => {
  const { changes } = await madeElsewhere(3);
  const bodies = memoryBodies();
  const journal = await aJournal();
  await load(journal, bodies, await inBlocks(changes));
  const before = await aRecorder(journal, aDeviceId, bodies);
  value(await before.record([aMarkDraft()]));
  const follower = await openFollower({ journal, bodies, deviceId: newId<'Device'>(), world: realWorld });
  expect(follower.identity().deviceId).toBe(aDeviceId);
  expect(follower.chainEnd().deviceSeq).toBe(4);
});

test('an assessment that was signed elsewhere is known from a first load', async () => {
  const subjectId = newId<'Assessment'>();
  const body = { outcome: 'passed', signedName: 'x', basisDigest: '0'.repeat(64), seen: {} };
  const colleague = await aRecorder(await aJournal(), newId<'Device'>());
  const { changes } = value(
    await colleague.record([
      aMarkDraft({ subjectId }),
      aMarkDraft({ type: 'assessment-signed', subjectId, body }),
    ]),
  );
  const bodies = memoryBodies();
  const journal = await aJournal();
  value(await (await aRecorder(journal)).record([aMarkDraft({ subjectId }), aMarkDraft()]));
  const follower = await aFollower(journal, aDeviceId, bodies);
  const at = Date.parse('2026-11-24T10:00:00.000Z');
  expect(follower.exams.countAt(at)).toBe(2);
  await load(journal, bodies, await inBlocks(changes));
  await follower.catchUp();
  expect(follower.exams.countAt(at)).toBe(1);
});

const strangeTexts = async () => {
  const { changes } = await madeElsewhere(1, newId<'Device'>());
  const known: Record<string, unknown> = JSON.parse(changes[0]!.text);
  return [
    'not JSON at all, though it says "assessment-signed"',
    JSON.stringify({ deviceId: aDeviceId, says: 'nothing' }),
    JSON.stringify([aDeviceId]),
    JSON.stringify({ ...known, kind: 'rumour' }),
    JSON.stringify({ ...known, deviceId: aDeviceId, deviceSeq: '7' }),
  ].map(signedText);
};

test('a text in the feed that is no change is skipped and counted: the device keeps saving and starts again', async () => {
  const texts = await strangeTexts();
  const bodies = memoryBodies();
  for (const bring of [
    (journal: Journal) => journal.append([pulled(texts)]),
    async (journal: Journal) => load(journal, bodies, await inBlocks(texts)),
  ]) {
    const journal = await aJournal();
    const recorder = await aRecorder(journal, aDeviceId, bodies);
    value(await recorder.record([aMarkDraft()]));
    await bring(journal);
    value(await recorder.record([aMarkDraft()]));
    const again = await aRecorder(journal, aDeviceId, bodies);
    const [third] = value(await again.record([aMarkDraft()])).changes.map(parseChange);
    expect(third).toMatchObject({ deviceSeq: 3 });
  }
  const journal = await aJournal();
  await journal.append([pulled(texts)]);
  expect((await aFollower(journal)).unreadable()).toBe(texts.length);
  // In a first load they lie in blocks that main does not open; the page counts them.
  await load(journal, bodies, await inBlocks(texts));
  expect((await aFollower(journal, aDeviceId, bodies)).unreadable()).toBe(texts.length);
});

test('calls at once follow each entry once, and each sees all that was there when it was made', async () => {
  const journal = await aJournal();
  const follower = await aFollower(journal);
  const recorder = await aRecorder(journal);
  const results = await Promise.all(
    Array.from({ length: 40 }, async () => {
      const { position } = value(await recorder.record([aMarkDraft()]));
      await follower.catchUp();
      return follower.own.madeCount() >= position;
    }),
  );
  expect(results).not.toContain(false);
  expect(follower.own.madeCount()).toBe(40);
  expect(follower.own.waiting().map(({ position }) => position)).toEqual(
    Array.from({ length: 40 }, (_, i) => i + 1),
  );
});

test('a journal that gives nothing back keeps nobody waiting', async () => {
  const journal = {
    head: () => ({ journalId: anEpoch, position: 5, hash: '' }),
    read: async () => [],
    hashAt: async () => null,
  };
  const follower = await openFollower({
    journal,
    bodies: memoryBodies(),
    deviceId: aDeviceId,
    world: realWorld,
  });
  expect(follower.own.madeCount()).toBe(0);
});
