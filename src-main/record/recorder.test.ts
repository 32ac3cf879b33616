import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newId } from '../../shared/kernel/ids';
import { realWorld } from '../../shared/kernel/real-world';
import { chainStart, parseChange } from '../../shared/protocol/change';
import { aMarkDraft, aRemarkDraft } from '../../test/builders/a-draft';
import { aDeviceId, aFolder, aJournal, aRecorder, aSecret } from '../../test/builders/a-journal';
import { findChainBreak, verifySignedChange } from '../../test/builders/verify-chain';
import { createFaultyFiles } from '../../test/fakes/faulty-files';
import { memoryBodies } from '../../test/fakes/memory-bodies';
import { nodeFiles } from '../disk/node-files';
import { openFollower } from '../follow/follower';
import type { Journal } from '../journal/journal';
import { createRecorder, type Recorded } from './recorder';

const valueIn = <T>(result: { ok: true; value: T } | { ok: false; problem: { code: string } }): T => {
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
};
const ownChanges = async (journal: Journal) =>
  (await journal.read(1, 5000)).flatMap(({ entry }) => (entry.kind === 'own' ? [entry.change] : []));

test('C1 a draft becomes a signed change that names device, place in the chain and moment', async () => {
  const journal = await aJournal();
  const recorder = await aRecorder(journal);
  const draft = aMarkDraft();
  const { changes, position } = valueIn(await recorder.record([draft]));
  expect(position).toBe(1);
  expect(changes).toHaveLength(1);
  expect(verifySignedChange(changes[0]!, recorder.publicKey)).toBe(true);
  expect(Buffer.from(recorder.publicKey, 'base64')).toHaveLength(32);
  expect(parseChange(changes[0]!)).toMatchObject({
    ...draft,
    deviceId: aDeviceId,
    deviceSeq: 1,
    prevHash: chainStart,
    occurredAt: '2026-11-24T09:00:00.000Z',
    protocol: 2,
  });
  expect(await ownChanges(journal)).toEqual(changes);
  await journal.close();
});

test('C2 the same draft again gives the same change and records nothing, also after reopening', async () => {
  const folder = aFolder();
  const journal = await aJournal({ folder });
  const recorder = await aRecorder(journal);
  const drafts = [aMarkDraft(), aRemarkDraft('Netjes gewerkt.')];
  const first = valueIn(await recorder.record(drafts));
  const repeated = valueIn(await recorder.record(drafts));
  expect(repeated.changes).toEqual(first.changes);
  expect(repeated.position).toBe(first.position);
  await journal.close();

  const again = await aJournal({ folder });
  const reopened = await aRecorder(again);
  expect(reopened.publicKey).toBe(recorder.publicKey);
  const later = valueIn(await reopened.record([...drafts, aMarkDraft()]));
  expect(later.changes.slice(0, 2)).toEqual(first.changes);
  expect(again.head().position).toBe(3);
  expect(findChainBreak(await ownChanges(again), recorder.publicKey)).toBeNull();
  await again.close();
});

test('one change above eight million bytes, as an import of thousands would be, is refused with all of its append', async () => {
  const journal = await aJournal();
  const recorder = await aRecorder(journal);
  const small = aRemarkDraft('Netjes gewerkt.');
  const large = { ...small, body: { ...(small.body as object), more: 'x'.repeat(8_000_000) } };
  expect(await recorder.record([aMarkDraft(), large, aMarkDraft()])).toMatchObject({
    ok: false,
    problem: { code: 'too-large', details: { changeId: large.changeId } },
  });
  expect(journal.head().position).toBe(0);
  // What comes after it is recorded as if nothing had been.
  valueIn(await recorder.record([aMarkDraft()]));
  expect(journal.head().position).toBe(1);
  await journal.close();
});

test('C2 the same draft at the same moment is recorded once', async () => {
  const journal = await aJournal();
  const recorder = await aRecorder(journal);
  const draft = aMarkDraft();
  const results = await Promise.all(Array.from({ length: 10 }, () => recorder.record([draft])));
  const texts = new Set(results.map((result) => valueIn(result).changes[0]?.text));
  expect(texts.size).toBe(1);
  expect(journal.head().position).toBe(1);
  await journal.close();
});

test('C2 the same id with other content is refused and records nothing', async () => {
  const journal = await aJournal();
  const recorder = await aRecorder(journal);
  const draft = aMarkDraft();
  await recorder.record([draft]);
  const other = { ...draft, body: { ...(draft.body as object), value: 'good' } };
  expect(await recorder.record([aMarkDraft(), other])).toMatchObject({
    ok: false,
    problem: { code: 'change-differs', details: { changeId: draft.changeId } },
  });
  expect(journal.head().position).toBe(1);
  await journal.close();
});

test('C6 a body that its type does not allow is refused; an unknown type is carried whole', async () => {
  const journal = await aJournal();
  const recorder = await aRecorder(journal);
  expect(await recorder.record([aMarkDraft(), aMarkDraft({ body: { value: 'ten' } })])).toMatchObject({
    ok: false,
    problem: { code: 'invalid-input', details: { path: 'mark-given' } },
  });
  expect(
    await recorder.record([
      aMarkDraft({ kind: 'document', subjectType: 'participant', type: 'participant', examId: null }),
    ]),
  ).toMatchObject({
    ok: false,
    problem: { code: 'invalid-input' },
  });
  expect(journal.head().position).toBe(0);
  const body = { anything: ['goes', 1] };
  const { changes } = valueIn(await recorder.record([aMarkDraft({ type: 'not-yet-known', body })]));
  expect(parseChange(changes[0]!).body).toEqual(body);
  await journal.close();
});

test('C6 what JSON cannot say is refused, known id or not, and records nothing', async () => {
  const journal = await aJournal();
  const recorder = await aRecorder(journal);
  const draft = aMarkDraft();
  const strange = { ...draft, later: 10n };
  expect(await recorder.record([strange])).toMatchObject({ problem: { code: 'invalid-input' } });
  valueIn(await recorder.record([draft]));
  expect(await recorder.record([strange])).toMatchObject({ problem: { code: 'change-differs' } });
  expect(await ownChanges(journal)).toHaveLength(1);
  await journal.close();
});

test('J3 many records at once make one chain without gaps, with fewer flushes than records', async () => {
  const files = createFaultyFiles(nodeFiles);
  const journal = await aJournal({ files });
  const recorder = await aRecorder(journal);
  const before = files.flushes();
  const results = await Promise.all(
    Array.from({ length: 200 }, (_, i) =>
      recorder.record(i % 3 ? [aMarkDraft()] : [aMarkDraft(), aMarkDraft()]),
    ),
  );
  for (const result of results) expect(result.ok).toBe(true);
  expect(files.flushes() - before).toBeLessThan(20);
  const changes = await ownChanges(journal);
  expect(changes).toHaveLength(267);
  expect(findChainBreak(changes, recorder.publicKey)).toBeNull();
  await journal.close();
});

test('C3 a failed flush leaves no gap in the chain, and the same draft can be recorded again', async () => {
  const folder = aFolder();
  const files = createFaultyFiles(nodeFiles);
  const journal = await aJournal({ folder, files });
  const recorder = await aRecorder(journal);
  await recorder.record([aMarkDraft()]);
  files.failFlush = 'EIO';
  const drafts = [aMarkDraft(), aMarkDraft(), aMarkDraft()];
  const refused = await Promise.all(drafts.map((draft) => recorder.record([draft])));
  for (const result of refused)
    expect(result).toMatchObject({ ok: false, problem: { code: 'storage-failed' } });
  const retried = await Promise.all([...drafts].reverse().map((draft) => recorder.record([draft])));
  for (const result of retried) expect(result.ok).toBe(true);
  await journal.close();
  const again = await aJournal({ folder });
  const changes = await ownChanges(again);
  expect(changes).toHaveLength(4);
  expect(findChainBreak(changes, recorder.publicKey)).toBeNull();
  await again.close();
});

test('C5 a changed, removed, swapped or foreign change is found at its place', async () => {
  const journal = await aJournal();
  const recorder = await aRecorder(journal);
  await recorder.record(Array.from({ length: 6 }, () => aMarkDraft()));
  const changes = await ownChanges(journal);
  const breakOf = (edited: typeof changes): number | null => findChainBreak(edited, recorder.publicKey);
  expect(breakOf(changes)).toBeNull();
  const better = changes[2]!.text.replace('"sufficient"', '"good"');
  expect(better).not.toBe(changes[2]!.text);
  expect(breakOf(changes.with(2, { ...changes[2]!, text: better }))).toBe(2);
  expect(breakOf(changes.toSpliced(3, 1))).toBe(3);
  expect(breakOf(changes.with(1, changes[2]!).with(2, changes[1]!))).toBe(1);
  const otherJournal = await aJournal();
  const stranger = await aRecorder(otherJournal, '01900000-0000-7000-8000-00000000d002' as never);
  expect(stranger.publicKey).not.toBe(recorder.publicKey);
  const foreign: Recorded = valueIn(await stranger.record([aMarkDraft()]));
  expect(breakOf(changes.with(0, foreign.changes[0]!))).toBe(0);
  await otherJournal.close();
  await journal.close();
});

test('C4 after a return to an older copy the chain goes on behind what the hub sends back', async () => {
  const whole = await aJournal();
  const recorder = await aRecorder(whole);
  const drafts = [aMarkDraft(), aMarkDraft(), aMarkDraft()];
  const { changes } = valueIn(await recorder.record(drafts));
  await whole.close();
  const older = await aJournal();
  const goesOn = await aRecorder(older);
  await older.append([
    {
      kind: 'pulled',
      epoch: '01900000-0000-7000-8000-0000000000ee',
      cursor: 3,
      changes: changes.map((change, i) => ({ ...change, seq: i + 1 })),
    },
  ]);
  expect(valueIn(await goesOn.record([drafts[1]!])).changes).toEqual([changes[1]]);
  const next = parseChange(valueIn(await goesOn.record([aMarkDraft()])).changes[0]!);
  expect(next).toMatchObject({ deviceSeq: 4, prevHash: changes[2]!.hash });
  await older.close();
});

test('J5 no name, mark or remark stands in clear in the folder', async () => {
  const folder = aFolder();
  const journal = await aJournal({ folder, segmentBytes: 20_000 });
  const recorder = await aRecorder(journal);
  const canaries = Array.from({ length: 50 }, (_, i) => `Kanarie-Şahin-Łukasz-${i}`);
  for (const canary of canaries) await recorder.record([aRemarkDraft(canary), aMarkDraft()]);
  await journal.close();
  const words = [...canaries, 'Kanarie', 'sufficient', 'mark-given', 'remark-written', aDeviceId];
  const clear = readdirSync(folder).flatMap((name) => {
    const bytes = readFileSync(join(folder, name));
    const encodings = (word: string): Buffer[] => [
      Buffer.from(word),
      Buffer.from(word, 'utf16le'),
      Buffer.from(Buffer.from(word).toString('base64').replace(/=+$/, '').slice(0, -1)),
      Buffer.from(Buffer.from(word).toString('hex')),
    ];
    return words.filter((word) => encodings(word).some((form) => bytes.includes(form)));
  });
  expect(clear).toEqual([]);
});

test('Y13 a draft that waits while the device joins another centre is nobody’s there', async () => {
  const journal = await aJournal();
  const [before, after] = [newId<'Organisation'>(), newId<'Organisation'>()];
  let organisationId = before;
  const session = {
    sessionId: newId<'Session'>(),
    staffId: newId<'Staff'>(),
    roles: ['examiner'],
    openedAt: '2026-11-24T08:00:00.000Z',
  };
  const follower = await openFollower({
    journal,
    bodies: memoryBodies(),
    deviceId: aDeviceId,
    world: realWorld,
  });
  const meanwhile = { joins: false };
  const recorder = createRecorder({
    journal,
    follower: {
      ...follower,
      findOwn: async (changeId) => {
        if (meanwhile.joins) organisationId = after;
        return follower.findOwn(changeId);
      },
    },
    secret: aSecret(),
    now: () => new Date(),
    elapsedMs: () => 0,
    organisationId: () => organisationId,
    session: () => session,
  });
  const asked = recorder.record([aMarkDraft()]);
  organisationId = after;
  expect(await asked).toMatchObject({ ok: false, problem: { code: 'device-locked' } });
  expect(await ownChanges(journal)).toEqual([]);
  organisationId = before;
  meanwhile.joins = true;
  expect(await recorder.record([aMarkDraft(), aMarkDraft()])).toMatchObject({ ok: true });
  // Never signed for the other one.
  const centres = (await ownChanges(journal)).map((signed) => parseChange(signed).organisationId);
  expect(centres).toEqual([before, before]);
  await journal.close();
});
