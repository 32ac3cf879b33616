/**
 * A device without a page: journal, recorder and sync, as main has them. Its loop is not started, so rounds run only
 * when the test asks. `restart` is a crash: all that remains is the journal and the bodies.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OrganisationId } from '../../shared/kernel/ids';
import { type DeviceId, newId } from '../../shared/kernel/ids';
import { realWorld } from '../../shared/kernel/real-world';
import type { Change, Draft } from '../../shared/protocol/change';
import { parseChange } from '../../shared/protocol/change';
import { type BodyFiles, createBodyFiles } from '../../src-main/bodies/body-files';
import { type Follower, openFollower } from '../../src-main/follow/follower';
import type { Self } from '../../src-main/follow/identity';
import { deriveSigningKey } from '../../src-main/keys/signing-key';
import { createRecorder, type Recorder } from '../../src-main/record/recorder';
import { createSync, type Sync } from '../../src-main/sync/sync';
import { memoryBodies } from '../fakes/memory-bodies';
import { type MemoryJournal, memoryJournal } from '../fakes/memory-journal';

export type TestDevice = {
  /** Under which id it writes now. */
  readonly deviceId: DeviceId;
  readonly journal: MemoryJournal;
  readonly bodies: ReturnType<typeof memoryBodies>;
  /** What changes name; needs a folder. */
  readonly files: BodyFiles;
  readonly sync: () => Sync;
  readonly record: (drafts: readonly Draft[]) => Promise<readonly Change[]>;
  readonly enrol: (hubUrl: string, code: string) => Promise<void>;
  readonly restart: () => Promise<void>;
  /** The same device, set up again from a copy of its folder that was made when the journal had so many entries. */
  readonly olderCopy: (entryCount: number, fetch?: typeof globalThis.fetch) => Promise<TestDevice>;
};

export type TestDeviceOptions = {
  readonly fetch?: typeof globalThis.fetch;
  readonly now?: () => Date;
  /** Where files lie that changes name. */
  readonly filesFolder?: string;
  /** Whatever waits for its time comes at once. */
  readonly isHasty?: boolean;
};

type Folder = {
  readonly deviceId: DeviceId;
  readonly secret: Uint8Array;
  readonly journal: MemoryJournal;
  readonly bodies: ReturnType<typeof memoryBodies>;
};

export const aDevice = (options: TestDeviceOptions = {}): Promise<TestDevice> =>
  aDeviceOn(
    {
      deviceId: newId<'Device'>(),
      secret: crypto.getRandomValues(new Uint8Array(32)),
      journal: memoryJournal(),
      bodies: memoryBodies(),
    },
    options,
  );

async function aDeviceOn(
  { deviceId, secret, journal, bodies }: Folder,
  options: TestDeviceOptions,
): Promise<TestDevice> {
  const { fetch = globalThis.fetch, now = () => new Date(), isHasty = false } = options;
  const { filesFolder = join(tmpdir(), 'no-files') } = options;
  const files = createBodyFiles({ folder: filesFolder, secret, world: realWorld });
  let recorder: Recorder;
  let follower: Follower;
  let sync: Sync;
  const organisationId = (): OrganisationId | null => sync.enrolment()?.organisationId ?? null;
  const session = {
    sessionId: newId<'Session'>(),
    staffId: newId<'Staff'>(),
    roles: ['administrator', 'examiner'],
    openedAt: now().toISOString(),
  };
  const after: typeof realWorld.after = (ms, work) => realWorld.after(isHasty ? 0 : ms, work);
  const world = { ...realWorld, now, after };
  const monotonicMs = () => performance.now();
  const open = async (): Promise<void> => {
    follower = await openFollower({ journal, bodies, deviceId, world: realWorld });
    recorder = createRecorder({
      journal,
      follower,
      secret,
      now,
      elapsedMs: monotonicMs,
      organisationId,
      session: () => session,
    });
    const keyOf = (self: Self) => deriveSigningKey(secret, self.deviceId, self.keySeed);
    sync = createSync({ journal, follower, bodies, files, keyOf, fetch, world });
  };
  await open();
  return {
    get deviceId() {
      return follower.identity().deviceId;
    },
    journal,
    bodies,
    files,
    sync: () => sync,
    record: async (drafts) => {
      const recorded = await recorder.record(drafts);
      if (!recorded.ok) throw new Error(recorded.problem.code);
      return recorded.value.changes.map(parseChange);
    },
    enrol: async (hubUrl, code) => {
      const enrolled = await sync.enrol({ hubUrl, code, deviceName: 'Tablet' });
      if (!enrolled.ok) throw new Error(enrolled.problem.code);
    },
    restart: async () => {
      await sync.close();
      await open();
    },
    olderCopy: (entryCount, fetchOfCopy = fetch) => {
      const texts = journal.entries().map((entry) => JSON.stringify(entry));
      const older = memoryJournal(texts.slice(0, entryCount));
      return aDeviceOn({ deviceId, secret, journal: older, bodies }, { ...options, fetch: fetchOfCopy });
    },
  };
}
