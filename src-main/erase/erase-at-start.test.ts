/** Y25: what a start takes out of the journal of a device, and what it does not. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { expect, it, onTestFinished } from 'vitest';
import { newId } from '../../shared/kernel/ids';
import { realWorld } from '../../shared/kernel/real-world';
import { ok } from '../../shared/kernel/result';
import type { Change } from '../../shared/protocol/change';
import type { JournalEntry, Unproved } from '../../shared/protocol/journal-entry';
import { createFirstLoadWriter } from '../../shared/protocol/write-first-load';
import { aChange, asSigned, aVersion } from '../../test/builders/a-change';
import { value } from '../../test/builders/value';
import { noHubPlace } from '../follow/hub-place';
import { openJournal } from '../journal/journal';
import { eraseAtStart } from './erase-at-start';

const epoch = '00000000-0000-4000-8000-0000000000e1';
const own = (change: Change): JournalEntry => ({ kind: 'own', change: asSigned(change) });
const person = newId<'Participant'>();
const known = aVersion('participant', person, {
  ...{ participantId: person, number: '1', givenName: '', namePrefix: '', familyName: 'Kanarie' },
  ...{ birthDate: null, group: '' },
});
const erasure = (participantIds: readonly string[], more: object = {}): Change => {
  const erasureId = newId<'Erasure'>();
  const said = { erasureId, ground: 'request', at: '2026-11-27T09:00:00.000Z', byStaffId: newId<'Staff'>() };
  const nothing = { assessmentIds: [], examIds: [], seats: [], partIds: [] };
  return aVersion('erasure', erasureId, { ...said, participantIds, ...nothing, ...more } as never);
};
/** As a later program writes one. */
const ofLater = (): Change => ({ ...erasure([person]), typeVersion: 99 });

/** A load that says of these people that they are erased, behind what this device made itself. */
async function aStart(
  unproved: (seq: number) => readonly Unproved[],
  made: readonly Change[],
  asked: readonly Change[] = [erasure([person])],
  damage: (bytes: Uint8Array) => Uint8Array = (bytes) => bytes,
) {
  const folder = await mkdtemp(join(tmpdir(), 'vakproef-erase-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const writer = createFirstLoadWriter(async (raw) => new Uint8Array(deflateRawSync(raw)));
  for (const [at, one] of asked.entries())
    await writer.add({
      ...asSigned(one),
      ...{ seq: 7 - at, kind: 'document', subjectType: 'erasure', subjectId: one.subjectId },
    });
  let isAbout: (field: string) => boolean = () => false;
  const bytes = Buffer.concat(
    await writer.finish({ epoch, cursor: 7, cursorHash: null, chainEnds: [] } as never),
  );
  const options = { folder: join(folder, 'journal'), secret: Buffer.alloc(32, 1), world: realWorld };
  const journal = value(await openJournal(options));
  const load: JournalEntry = {
    kind: 'first-load',
    epoch,
    cursor: 7,
    digest: 'd',
    isAnew: true,
    mustErase: true,
  };
  const doubts = unproved(7).map((one) => ({ ...one, subject: null }));
  value(await journal.append([...made.map(own), doubts.length > 0 ? { ...load, unproved: doubts } : load]));
  const gone: string[] = [];
  const wholly: string[] = [];
  const erased = value(
    await eraseAtStart({
      ...{ options, journal, forgetView: async () => undefined },
      typed: {
        forgetAbout: async (typists, asks) => {
          if (asks('anything at all')) wholly.push(...typists);
          else isAbout = asks;
          return ok(null);
        },
      },
      follower: {
        owner: () => ({
          organisationId: null,
          wroteAs: null,
          since: 1,
          hubSince: 1,
          erasesAt: made.length + 1,
        }),
        hub: () => noHubPlace,
        own: { waiting: () => [] },
      } as never,
      bodies: { get: async () => ok(damage(new Uint8Array(bytes))), remove: async () => undefined } as never,
      files: {
        remove: async (digest) => void gone.push(digest),
        forgetFetched: async () => void gone.push('fetched'),
      },
    }),
  );
  // One that erased closed it.
  if (!erased) await journal.close();
  const again = value(await openJournal(options));
  const entries = (await again.read(1, 100)).map(({ entry }) => entry);
  await again.close();
  const forgets = (field: string): boolean => isAbout(field);
  const kinds = entries.map(({ kind }) => kind);
  return { erased, gone, wholly, said: JSON.stringify(entries), kinds, forgets };
}

it('Y25: takes the text out of what was made here about somebody who was erased, and keeps its place', async () => {
  const { erased, said, kinds } = await aStart(() => [], [known, aChange({ subjectId: newId() })]);
  expect([erased, kinds]).toEqual([true, ['own-erased', 'own', 'first-load']]);
  expect(said).not.toContain('Kanarie');
});

it('Y25: files that nothing but the erased names go from the disk, and what was fetched does; what others name stays', async () => {
  const [theirs, shared] = ['a'.repeat(64), 'b'.repeat(64)];
  const naming = (...digests: readonly string[]) => ({
    attachments: digests.map((digest) => ({ digest, bytes: 3, mediaType: 'image/jpeg' })),
  });
  const other = aChange({ subjectId: newId(), ...naming(shared) });
  const { gone } = await aStart(() => [], [{ ...known, ...naming(theirs, shared) }, other]);
  expect(gone).toEqual([theirs, 'fetched']);
});

it('Y19, Y25: an erasure that nothing proves takes nothing', async () => {
  const doubt: Unproved = { seq: 7, deviceId: null, why: 'maker-unknown' };
  const { said } = await aStart(() => [doubt], [known]);
  expect(said).toContain('Kanarie');
});

it('Y25: waits with all of it while an erasure is of a later program, and does not forget that it has to', async () => {
  const { erased, said, kinds } = await aStart(() => [], [known], [erasure([person]), ofLater()]);
  expect([erased, kinds]).toEqual([false, ['own', 'first-load']]);
  expect(said).toContain('"mustErase":true');
  expect(said).toContain('Kanarie');
});

it('Y25: of somebody who did not come goes what is typed about that, and no remark', async () => {
  const [theirs, missed] = [newId<'Assessment'>(), newId<'Assessment'>()];
  const seat = { examId: newId<'Exam'>(), participantId: newId<'Participant'>(), assessmentIds: [missed] };
  const { forgets } = await aStart(
    () => [],
    [known],
    [erasure([person], { assessmentIds: [theirs], seats: [seat] })],
  );
  const typed = [theirs, missed].flatMap((id) => [`form attendance ${id}`, `remark ${id} 1.1`]);
  expect(typed.map(forgets)).toEqual([true, true, true, false]);
});

it('Y25: waits with all of it where what names them is damaged, and does not forget that it has to', async () => {
  // The blocks stand behind the index; the last one holds the erasures.
  const flipped = (bytes: Uint8Array): Uint8Array => bytes.with(-1, (bytes.at(-1) ?? 0) ^ 0xff);
  const { erased, said, kinds, gone } = await aStart(() => [], [known], [erasure([person])], flipped);
  expect([erased, kinds, gone]).toEqual([false, ['own', 'first-load'], []]);
  expect(said).toContain('"mustErase":true');
  expect(said).toContain('Kanarie');
});

it('Y25: what they typed themselves on a device that was handed to them goes with them, all of it', async () => {
  const { wholly } = await aStart(() => [], [known]);
  expect(wholly).toEqual([person]);
});
