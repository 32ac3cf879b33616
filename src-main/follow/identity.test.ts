/** Y24: who the device is follows from its journal alone, whichever entry was the last one before it was cut off. */
import { expect, test } from 'vitest';
import { newId } from '../../shared/kernel/ids';
import { realWorld } from '../../shared/kernel/real-world';
import { chainStart } from '../../shared/protocol/change';
import type { JournalEntry } from '../../shared/protocol/journal-entry';
import { aMarkDraft } from '../../test/builders/a-draft';
import { aDeviceId, aJournal, aRecorder } from '../../test/builders/a-journal';
import { value } from '../../test/builders/value';
import { memoryBodies } from '../../test/fakes/memory-bodies';
import { openFollower } from './follower';

const at = '2026-11-26T09:00:00.000Z';
const copyId = newId<'Device'>();
const parted: JournalEntry = { kind: 'parted', forkSeq: 2, newDeviceId: copyId, keySeed: 'AAAA', at };
const renamed: JournalEntry = {
  ...{ kind: 'renamed', deviceId: copyId, keySeed: 'AAAA', was: aDeviceId, at },
  ...{ deviceName: 'Tablet (2)', token: 'T2', certificates: [] },
};
const enrolled = (token: string): JournalEntry => ({
  ...{
    kind: 'enrolled',
    hubUrl: 'https://hub.example',
    hubId: newId(),
    hubPublicKey: 'x',
    epoch: newId(),
    at,
  },
  ...{ organisationId: newId(), organisationName: 'ROC', deviceName: 'Tablet', token },
});

async function aLife() {
  const journal = await aJournal();
  const recorder = await aRecorder(journal);
  value(await recorder.record([aMarkDraft(), aMarkDraft()]));
  // By whichever name the file calls it: the journal knows.
  const open = (deviceId = aDeviceId) =>
    openFollower({ journal, bodies: memoryBodies(), deviceId, world: realWorld });
  return { journal, recorder, open };
}

test('Y24: one that was told it is a copy is still the old one, one that wrote it down the new one, in a chain of its own', async () => {
  const { journal, recorder, open } = await aLife();
  await journal.append([enrolled('T'), parted]);
  expect((await open()).identity()).toMatchObject({
    deviceId: aDeviceId,
    keySeed: null,
    parting: { forkSeq: 2 },
  });
  expect((await open()).hub().enrolment).toMatchObject({ token: 'T' });
  const key = recorder.publicKey;
  await journal.append([renamed]);
  for (const proposed of [aDeviceId, copyId, newId<'Device'>()]) {
    const follower = await open(proposed);
    expect(follower.identity()).toMatchObject({
      deviceId: copyId,
      parting: null,
      renamed: { was: aDeviceId },
    });
    expect(follower.beganAs).toBe(aDeviceId);
    expect(follower.hub()).toMatchObject({
      enrolment: { token: 'T2', deviceName: 'Tablet (2)' },
      receivedOwn: null,
    });
    expect(follower.chainEnd()).toEqual({ deviceSeq: 0, hash: chainStart });
    expect(follower.own.counts().waiting).toBe(2);
  }
  value(await recorder.record([aMarkDraft()]));
  expect((await open()).chainEnd().deviceSeq).toBe(1);
  expect(recorder.publicKey).not.toBe(key);
});

test('Y24: one that joins a centre, the same or another, is no copy any more, and keeps the id it has', async () => {
  const { journal, open } = await aLife();
  await journal.append([enrolled('T'), parted, enrolled('T')]);
  expect((await open()).identity()).toMatchObject({ deviceId: aDeviceId, parting: null });
  await journal.append([parted, renamed, enrolled('T3')]);
  expect((await open()).identity()).toMatchObject({ deviceId: copyId, keySeed: 'AAAA', renamed: null });
  expect((await open()).hub().enrolment?.token).toBe('T3');
});
