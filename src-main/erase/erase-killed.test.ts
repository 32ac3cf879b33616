/**
 * Y25: wherever a start is cut off while it erases, the next one ends it: nothing of whoever was erased is left in the journal, its
 * copies, the loads of before, what was typed or the view, and nothing of the others is lost.
 */
import { cpSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { newId } from '../../shared/kernel/ids';
import { realWorld } from '../../shared/kernel/real-world';
import { ok } from '../../shared/kernel/result';
import type { Change } from '../../shared/protocol/change';
import type { JournalEntry } from '../../shared/protocol/journal-entry';
import { createFirstLoadWriter } from '../../shared/protocol/write-first-load';
import { aChange, asSigned, aVersion } from '../../test/builders/a-change';
import { aFolder, aSecret } from '../../test/builders/a-journal';
import { value } from '../../test/builders/value';
import type { FilesPort } from '../disk/files-port';
import { nodeFiles } from '../disk/node-files';
import { noHubPlace } from '../follow/hub-place';
import { openJournal } from '../journal/journal';
import { finishRewriting } from '../journal/rewrite-journal';
import { createSnapshotRing } from '../journal/snapshot-ring';
import { createTypedTexts } from '../typed/typed-texts';
import { eraseAtStart } from './erase-at-start';

const epoch = '00000000-0000-4000-8000-0000000000e1';
const person = newId<'Participant'>();
const canary = 'Kanarievogel';
const staffId = newId<'Staff'>();
const known: Change = {
  ...aVersion('participant', person, {
    ...{ participantId: person, number: '1', givenName: '', namePrefix: '', familyName: canary },
    ...{ birthDate: null, group: '' },
  }),
  actorId: staffId,
  attachments: [{ digest: 'e'.repeat(64), bytes: 3, mediaType: 'image/jpeg' }],
};
const erasureId = newId<'Erasure'>();
const asked = aVersion('erasure', erasureId, {
  ...{ erasureId, ground: 'request', at: '2026-11-27T09:00:00.000Z', byStaffId: newId<'Staff'>() },
  ...{ participantIds: [person], assessmentIds: [], examIds: [], seats: [], partIds: [] },
});
const load = (digest: string): JournalEntry => ({
  ...{ kind: 'first-load', epoch, cursor: 7, digest, isAnew: true },
  ...(digest === 'after' ? { mustErase: true } : {}),
});
/** Where the load lies that says what is erased. */
const erasesAt = 4;
const other = aChange({ subjectId: newId() });
const made: readonly JournalEntry[] = [
  { kind: 'own', change: asSigned(known) },
  load('before'),
  { kind: 'own', change: asSigned(other) },
  load('after'),
];

async function loadBytes(): Promise<Uint8Array> {
  const writer = createFirstLoadWriter(async (raw) => new Uint8Array(deflateRawSync(raw)));
  const { subjectId } = asked;
  await writer.add({
    ...{ ...asSigned(asked), seq: 7, kind: 'document', subjectType: 'erasure', subjectId },
  });
  const meta = { epoch, cursor: 7, cursorHash: null, chainEnds: [] } as never;
  return new Uint8Array(Buffer.concat(await writer.finish(meta)));
}

class Killed extends Error {}

/** A program that is killed where it gives something its place or throws it away, the `at`-th time: nothing follows. */
function aMortal(at: number) {
  let steps = 0;
  const live = (): void => {
    steps += 1;
    if (steps >= at) throw new Killed();
  };
  const dies =
    <Args extends readonly unknown[], T>(step: (...args: Args) => Promise<T>) =>
    async (...args: Args): Promise<T> => {
      live();
      return step(...args);
    };
  const { rename, remove } = nodeFiles;
  const files: FilesPort = { ...nodeFiles, rename: dies(rename), remove: dies(remove) };
  return { files, dies };
}

/** A device as it lies on its disk, and what opens it. */
async function aDisk() {
  const parent = aFolder();
  const [folder, ringFolder] = [join(parent, 'journal'), join(parent, 'ring')];
  const secret = aSecret();
  const options = { folder, ringFolder, secret, world: realWorld, ballastBytes: 0 };
  const journal = value(await openJournal(options));
  value(await journal.append([...made]));
  const ring = createSnapshotRing({ journal, journalFolder: folder, ringFolder, world: realWorld });
  value(await ring.takeSnapshot());
  await journal.close();
  const typed = createTypedTexts(join(parent, 'typed'), secret, realWorld);
  const texts = [
    { field: `participant ${person}`, text: canary },
    { field: 'group 1', text: 'blijft' },
  ];
  value(await typed.keep(staffId, texts));
  return { disk: parent, secret, bytes: await loadBytes() };
}

function aDevice({ disk, secret, bytes }: Awaited<ReturnType<typeof aDisk>>) {
  const parent = aFolder();
  cpSync(disk, parent, { recursive: true });
  const [folder, ringFolder] = [join(parent, 'journal'), join(parent, 'ring')];
  const options = { folder, ringFolder, secret, world: realWorld, ballastBytes: 0 };
  const left = { loads: new Set(['before', 'after']), files: new Set(['e'.repeat(64)]), isViewHere: true };
  /** As `open-followed` does it. */
  const start = async (at: number): Promise<void> => {
    const { files, dies } = aMortal(at);
    const mortal = { ...options, files };
    await finishRewriting(mortal);
    const opened = value(await openJournal(mortal));
    const [entry] = await opened.read(erasesAt, 1);
    const isMarked = entry?.entry.kind === 'first-load' && entry.entry.mustErase === true;
    const owner = { organisationId: null, wroteAs: null, since: 1, hubSince: 1 };
    const erased = await eraseAtStart({
      ...{ options: mortal, journal: opened },
      typed: createTypedTexts(join(parent, 'typed'), secret, realWorld, files),
      follower: {
        owner: () => ({ ...owner, erasesAt: isMarked ? erasesAt : 0 }),
        hub: () => noHubPlace,
        own: { waiting: () => [] },
      } as never,
      bodies: {
        get: async () => ok(bytes),
        remove: dies(async (digest: string) => void left.loads.delete(digest)),
      } as never,
      files: {
        remove: dies(async (digest: string) => void left.files.delete(digest)),
        forgetFetched: dies(async () => undefined),
      },
      forgetView: dies(async () => {
        left.isViewHere = false;
      }),
    }).finally(() => opened.close());
    // What a dying disk refuses is told to nobody any more.
    if (!erased.ok) throw new Killed();
  };
  const look = async () => {
    const again = value(await openJournal(options));
    const entries = (await again.read(1, 10)).map(({ entry }) => entry);
    await again.close();
    const typed = createTypedTexts(join(parent, 'typed'), secret, realWorld);
    return {
      typed: value(await typed.read(staffId)).texts.map(({ text }) => text),
      kinds: entries.map(({ kind }) => kind),
      hasName: JSON.stringify(entries).includes(canary),
      others: JSON.stringify(entries).includes(other.changeId),
      folders: readdirSync(parent).filter((name) => name.startsWith(basename(folder))),
      copies: readdirSync(ringFolder).length,
      loads: [...left.loads],
      files: [...left.files],
      isViewHere: left.isViewHere,
    };
  };
  return { start, look };
}

it('Y25: a start that is killed at any step of it is ended by the next one', async () => {
  const disk = await aDisk();
  let killed = 0;
  for (let at = 1; ; at += 1) {
    const { start, look } = aDevice(disk);
    const isKilled = await start(at).then(
      () => false,
      () => true,
    );
    if (isKilled) await start(Number.POSITIVE_INFINITY);
    expect({ at, ...(await look()) }).toEqual({
      ...{ at, kinds: ['own-erased', 'own', 'first-load'], hasName: false, others: true },
      ...{
        folders: ['journal'],
        copies: 0,
        loads: ['after'],
        files: [],
        isViewHere: false,
        typed: ['blijft'],
      },
    });
    if (!isKilled) break;
    killed += 1;
  }
  expect(killed).toBeGreaterThan(6);
});
