/** Journals and recorders for tests, in a folder of their own that is removed after the test. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { DeviceId } from '../../shared/kernel/ids';
import { realWorld } from '../../shared/kernel/real-world';
import type { JournalEntry } from '../../shared/protocol/journal-entry';
import type { BodyStore } from '../../src-main/bodies/body-store';
import { type Follower, openFollower } from '../../src-main/follow/follower';
import { type Journal, type JournalOptions, openJournal } from '../../src-main/journal/journal';
import { createRecorder, type Recorder } from '../../src-main/record/recorder';
import { memoryBodies } from '../fakes/memory-bodies';

/** A device secret that is the same in every test. */
export const aSecret = (fill = 7): Uint8Array => new Uint8Array(32).fill(fill);

/** An empty folder; gone when the test ends. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'vakproef-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An opened journal; without ballast unless asked. */
export async function aJournal(over: Partial<JournalOptions> = {}): Promise<Journal> {
  const opened = await openJournal({
    folder: over.folder ?? aFolder(),
    secret: aSecret(),
    world: { ...realWorld, now: () => new Date('2026-11-24T09:00:00.000Z') },
    ballastBytes: 0,
    ...over,
  });
  if (!opened.ok) throw new Error(`the journal did not open: ${opened.problem.code}`);
  onTestFinished(opened.value.close);
  return opened.value;
}

/** A small entry that carries a number, so that every entry can be recognised. */
export const anEntry = (n: number): JournalEntry => ({
  kind: 'refused',
  changeId: '01900000-0000-7000-8000-000000000000' as never,
  problem: { code: 'internal', details: { n } },
  at: '2026-11-24T09:00:00.000Z',
});

/** The number an entry of `anEntry` carries. */
export const numberOf = (entry: JournalEntry): number =>
  entry.kind === 'refused' ? Number(entry.problem.details.n) : Number.NaN;

export const aDeviceId = '01900000-0000-7000-8000-00000000d001' as DeviceId;

/** A follower that knows all of a journal; no first load is there unless bodies are given. */
export const aFollower = (
  journal: Journal,
  deviceId: DeviceId = aDeviceId,
  bodies: Pick<BodyStore, 'get'> = memoryBodies(),
): Promise<Follower> => openFollower({ journal, bodies, deviceId, world: realWorld });

/** A recorder over a journal of a device that belongs to nobody yet. */
export const aRecorder = async (
  journal: Journal,
  deviceId: DeviceId = aDeviceId,
  bodies: Pick<BodyStore, 'get'> = memoryBodies(),
): Promise<Recorder> =>
  createRecorder({
    journal,
    follower: await aFollower(journal, deviceId, bodies),
    secret: aSecret(),
    now: () => new Date('2026-11-24T09:00:00.000Z'),
    elapsedMs: () => performance.now(),
    organisationId: () => null,
    session: () => null,
  });

/** Every file of a folder with its bytes, locks left out: what "nothing was touched" is compared by. */
export const contentOf = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => !name.startsWith('lock-'))
      .map((name) => [name, readFileSync(join(folder, name)).toString('base64')]),
  );
