/** A start from the checkpoint knows what a full pass knows; a checkpoint that does not fit is as good as none. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newId } from '../../shared/kernel/ids';
import { realWorld } from '../../shared/kernel/real-world';
import type { Draft } from '../../shared/protocol/change';
import type { JournalEntry } from '../../shared/protocol/journal-entry';
import { aDocumentDraft, aMarkDraft } from '../../test/builders/a-draft';
import { anEpoch, inBlocks } from '../../test/builders/a-first-load';
import { aDeviceId, aFolder, aJournal, aRecorder, aSecret } from '../../test/builders/a-journal';
import { value } from '../../test/builders/value';
import { memoryBodies } from '../../test/fakes/memory-bodies';
import type { Journal } from '../journal/journal';
import { type CheckpointFile, checkpointVersion, createCheckpointFile } from './checkpoint';
import { type Follower, openFollower } from './follower';

const organisationId = newId<'Organisation'>();
const at = '2026-11-24T09:00:00.000Z';
const enrolled = (over = {}): JournalEntry => ({
  kind: 'enrolled',
  hubUrl: 'https://hub.example',
  hubId: anEpoch,
  hubPublicKey: 'x',
  epoch: anEpoch,
  organisationId,
  organisationName: 'Nepcentrum',
  deviceName: 'tablet',
  token: 'T',
  at,
  ...over,
});

/** Everything a follower can tell. */
const knownBy = async (follower: Follower, drafts: readonly Draft[]) => ({
  counts: follower.own.counts(),
  waiting: follower.own.waiting(),
  made: follower.own.madeCount(),
  hub: follower.hub(),
  owner: follower.owner(),
  chainEnd: follower.chainEnd(),
  unreadable: follower.unreadable(),
  makers: follower.makers(),
  running: follower.exams.countAt(Date.parse(at)),
  found: await Promise.all(drafts.map(({ changeId }) => follower.findOwn(changeId))),
  identity: follower.identity(),
});

/** A device's life: marks, a document refused and replaced, receipts, a first load, another centre. */
async function aLife() {
  const folder = aFolder();
  const bodies = memoryBodies();
  const journal = await aJournal();
  const recorder = await aRecorder(journal, aDeviceId, bodies);
  const document = aDocumentDraft();
  const drafts = [aMarkDraft(), document, aMarkDraft(), { ...document, changeId: newId<'Change'>() }];
  const colleague = await aRecorder(await aJournal(), newId<'Device'>());
  const { changes: theirs } = value(await colleague.record([aMarkDraft()]));
  const { digest } = value(await bodies.put(await inBlocks(theirs)));
  const receiptOf = (draft: Draft, seq: number) => ({
    changeId: draft.changeId,
    hash: '0'.repeat(64),
    seq,
    receivedAt: at,
    number: `0000-000${seq}`,
  });
  const receipts = (...list: ReturnType<typeof receiptOf>[]): JournalEntry => ({
    kind: 'receipts',
    epoch: anEpoch,
    durability: 'flushed',
    receipts: list,
    text: '',
    signature: '',
  });
  const problem = { code: 'stale-revision' as const, details: {} };
  const strange = { seq: 2, text: 'no change', hash: '0'.repeat(64), signature: '' };
  const copyId = newId<'Device'>();
  const steps: (() => Promise<unknown>)[] = [
    () => recorder.record(drafts.slice(0, 3)),
    () => journal.append([enrolled(), { kind: 'pin-right', staffId: newId<'Staff'>(), at }]),
    () => journal.append([{ kind: 'first-load', epoch: anEpoch, cursor: 1, digest }]),
    () => journal.append([receipts(receiptOf(drafts[0]!, 2))]),
    () => journal.append([{ kind: 'refused', changeId: document.changeId, problem, at }]),
    () => journal.append([{ kind: 'pulled', epoch: anEpoch, cursor: 5, changes: [strange] }]),
    () => recorder.record([drafts[3]!]),
    () => journal.append([receipts(receiptOf(drafts[3]!, 6))]),
    () => journal.append([enrolled({ organisationId: newId<'Organisation'>() })]),
    () => recorder.record([aMarkDraft()]),
    () => journal.append([{ kind: 'parted', forkSeq: 2, newDeviceId: copyId, keySeed: 'AAAA', at }]),
    () =>
      journal.append([
        {
          ...{ kind: 'renamed', deviceId: copyId, was: aDeviceId, deviceName: 'tablet (2)', at },
          ...{ keySeed: 'AAAA', token: 'T2', certificates: [] },
        },
      ]),
    () => recorder.record([aMarkDraft()]),
  ];
  const file = createCheckpointFile(folder, aSecret(), realWorld);
  const open = (checkpoint: CheckpointFile | null, over = {}) =>
    openFollower({
      journal,
      bodies,
      deviceId: aDeviceId,
      world: realWorld,
      ...(checkpoint ? { checkpoint } : {}),
      ...over,
    });
  return { folder, journal, bodies, drafts, steps, file, open };
}

/** A journal that counts what is read from it. */
function counted(journal: Journal): { readonly journal: Journal; readonly read: () => number } {
  let entries = 0;
  return {
    read: () => entries,
    journal: {
      ...journal,
      read: async (from, limit) => {
        const page = await journal.read(from, limit);
        entries += page.length;
        return page;
      },
    },
  };
}

test('a start from the checkpoint of any moment knows the same as a full pass, and reads only what came after', async () => {
  const { journal, drafts, steps, file, open } = await aLife();
  for (const step of steps) {
    await (await open(file)).close();
    const before = journal.head().position;
    await step();
    const watched = counted(journal);
    const resumed = await open(file, { journal: watched.journal });
    expect(watched.read()).toBe(journal.head().position - before);
    expect(await knownBy(resumed, drafts)).toEqual(await knownBy(await open(null), drafts));
  }
});

test('a checkpoint that is missing, damaged, of another secret, version, device or journal is as good as none', async () => {
  const { folder, journal, drafts, steps, file, open } = await aLife();
  for (const step of steps) await step();
  await (await open(file)).close();
  const [name] = readdirSync(folder);
  const path = join(folder, name!);
  const bytes = readFileSync(path);
  const known = await knownBy(await open(null), drafts);
  const readInAll = async (over = {}) => {
    const watched = counted(journal);
    const follower = await open(file, { journal: watched.journal, ...over });
    expect(await knownBy(follower, drafts)).toEqual(known);
    return watched.read() - drafts.length;
  };
  const all = journal.head().position;
  expect(await readInAll()).toBe(0);
  for (const damage of [
    () => rmSync(path),
    () => writeFileSync(path, bytes.subarray(0, 40)),
    () => writeFileSync(path, bytes.with(100, bytes[100]! ^ 1)),
    () => writeFileSync(path, Buffer.from('VKC9')),
  ]) {
    damage();
    expect(await readInAll()).toBe(all);
  }
  writeFileSync(path, bytes);
  const good = (await file.read())!;
  expect(good).toMatchObject({ deviceId: aDeviceId, position: all });
  expect(await createCheckpointFile(folder, aSecret(9), realWorld).read()).toBeNull();
  const wrong = [
    { ...good, journalId: anEpoch },
    { ...good, hash: '0'.repeat(64) },
    { ...good, position: all + 1 },
    { ...good, deviceId: newId<'Device'>() },
  ];
  for (const checkpoint of wrong)
    expect(await readInAll({ checkpoint: { ...file, read: async () => checkpoint } })).toBe(all);
});

test('what a checkpoint keeps is what its version says: a fold that keeps something else raises the version', async () => {
  const { steps, file, open } = await aLife();
  for (const step of steps) await step();
  await (await open(file)).close();
  const { own, hub, owner, chainEnd, exams, makers } = (await file.read())!.folds;
  expect({
    version: checkpointVersion,
    own: Object.keys(own).sort(),
    rowBytes: own.rows.length / (own.ids.length / 16),
    hub: Object.keys(hub).sort(),
    owner: Object.keys(owner).sort(),
    chainEnd: Object.keys(chainEnd).sort(),
    exams: Object.keys(exams).sort(),
    makers: Object.keys(makers).sort(),
  }).toEqual({
    version: 9,
    own: ['documents', 'feeds', 'files', 'ids', 'organisations', 'receivedVersions', 'rows'],
    rowBytes: 24,
    hub: [
      'cursor',
      'enrolment',
      'epoch',
      'erasedSeq',
      'firstLoadDigest',
      'hasToOffer',
      'isShutOut',
      'lastReceipt',
      'loadedAt',
      'receivedOwn',
      'seen',
      'sees',
    ],
    owner: ['erasesAt', 'hubSince', 'organisationId', 'since', 'wroteAs'],
    chainEnd: ['deviceSeq', 'hash'],
    exams: ['lastWorkAt', 'signed'],
    makers: ['devices', 'hasRead', 'organisationId', 'people', 'toProve', 'unchecked', 'unproved'],
  });
});

test('one is kept on the way of a long life, and none where an exam may need the room or the disk refuses', async () => {
  const { journal, file, open, folder } = await aLife();
  const many = (count: number) =>
    Array.from({ length: count }, (): JournalEntry => ({ kind: 'pin-tried', staffId: newId<'Staff'>(), at }));
  await (await open(file, { hasRoom: async () => false })).close();
  await journal.append(many(5));
  await (await open(file, { hasRoom: async () => false })).close();
  expect(readdirSync(folder)).toEqual([]);
  const refusing = { ...file, write: () => Promise.reject(new Error('full')) };
  await (await open(refusing)).close();
  const written: number[] = [];
  const watching: CheckpointFile = { ...file, write: async ({ position }) => void written.push(position) };
  const follower = await open(watching);
  await journal.append(many(10_000));
  await follower.catchUp();
  await journal.append(many(3));
  await follower.catchUp();
  await follower.close();
  expect(written).toEqual([10_005, 10_008]);
});

test('nothing of a checkpoint stands in clear', async () => {
  const { folder, steps, file, open, drafts } = await aLife();
  for (const step of steps) await step();
  await (await open(file)).close();
  const bytes = readFileSync(join(folder, readdirSync(folder)[0]!));
  for (const word of ['Nepcentrum', 'tablet', aDeviceId, drafts[0]!.changeId, 'seating-plan'])
    expect(bytes.includes(word)).toBe(false);
});
