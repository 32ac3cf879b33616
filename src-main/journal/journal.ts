/**
 * Opens the journal of this device: sealed, hash-chained, append-only, and the one thing on the device that cannot be
 * made again (SPEC.md). One program at a time; damage is healed or kept aside, a full disk costs the ballast, and a
 * secret that does not fit opens and touches nothing.
 */
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { World } from '../../shared/kernel/world';
import type { FilesPort } from '../disk/files-port';
import { nodeFiles } from '../disk/node-files';
import { ballastBytes, createSpaceGuard, type SpaceGuard } from '../disk/space-guard';
import { storageProblem } from '../disk/storage-problem';
import { beginJournal, type OpenedJournal, recoverJournal } from './recover';
import { restoreUnderLock } from './restore-snapshot';
import { type Journal, runJournal } from './run-journal';
import { listSegments } from './segment-files';
import { generationName, listGenerations, loadSegmentCopies } from './snapshot-generations';
import { holdsEarlierFormat } from './survey-journal';
import { takeWriterLock, type WriterLock } from './writer-lock';

export type { Journal } from './run-journal';

const segmentBytes = 8 * 1024 * 1024;
const compactFrom = 1024 * 1024;

export type JournalOptions = {
  readonly folder: string;
  /** 32 bytes only this device knows. */
  readonly secret: Uint8Array;
  readonly world: World;
  /** Folder of the snapshot ring: damage is healed from there when it can be. */
  readonly ringFolder?: string;
  readonly files?: FilesPort;
  readonly segmentBytes?: number;
  readonly ballastBytes?: number;
  /** Closed segments of fewer bytes are not compacted. */
  readonly compactFrom?: number;
};

/** Opens the journal of a folder, or begins one in an empty folder. One program at a time. */
export async function openJournal(options: JournalOptions): Promise<Result<Journal>> {
  const { folder, files = nodeFiles } = options;
  const guard = createSpaceGuard(
    files,
    folder,
    options.ballastBytes ?? ballastBytes,
    options.world.randomBytes,
  );
  try {
    // Before anything of ours is put into the folder: what an earlier program wrote stays as it is, byte for byte.
    if (await isOfEarlierProgram(files, folder, options.ringFolder ?? null))
      return err(problem('data-of-earlier-protocol'));
    const opened = await openUnderLock(options, files, guard);
    // A full disk keeps nobody from going on with the running exam: opening may cost the ballast, too.
    if (opened.ok || opened.problem.code !== 'disk-full' || !(await guard.releaseBallast())) return opened;
    return await openUnderLock(options, files, guard);
  } catch (error) {
    return err(storageProblem(error));
  }
}

/** Whether an earlier program wrote what is here: the journal, or where that is gone every copy of it in the ring. */
async function isOfEarlierProgram(
  files: FilesPort,
  folder: string,
  ringFolder: string | null,
): Promise<boolean> {
  if ((await listSegments(files, folder)).length > 0 || ringFolder === null)
    return holdsEarlierFormat({ files, folder });
  const numbers = await listGenerations(files, ringFolder);
  for (const number of numbers)
    if (!(await holdsEarlierFormat({ files, folder: `${ringFolder}/${generationName(number)}` })))
      return false;
  return numbers.length > 0;
}

async function openUnderLock(
  options: JournalOptions,
  files: FilesPort,
  guard: SpaceGuard,
): Promise<Result<Journal>> {
  const { folder, secret, world, ringFolder = null } = options;
  let lock: WriterLock | null = null;
  try {
    await files.ensureFolder(folder);
    const taken = await takeWriterLock(folder, world);
    if (!taken.ok) return taken;
    lock = taken.value;
    const opened = await openFolder(files, folder, secret, world, ringFolder);
    if (!opened.ok) {
      await lock.release();
      return opened;
    }
    void guard.ensureBallast();
    const disk = {
      files,
      folder,
      guard,
      segmentBytes: options.segmentBytes ?? segmentBytes,
      compactFrom: options.compactFrom ?? compactFrom,
    };
    return ok(runJournal(opened.value, disk, world, lock));
  } catch (error) {
    await lock?.release();
    return err(storageProblem(error));
  }
}

/** Reasons that a copy can cure; another key or a newer format are none. */
const damageReasons: readonly string[] = ['no-header', 'beginning-lost'];

async function openFolder(
  files: FilesPort,
  folder: string,
  secret: Uint8Array,
  world: World,
  ringFolder: string | null,
): Promise<Result<OpenedJournal>> {
  const copiesOf = (segment: string): Promise<readonly Buffer[]> =>
    ringFolder === null ? Promise.resolve([]) : loadSegmentCopies(files, ringFolder, segment);
  const isThere = (await listSegments(files, folder)).length > 0;
  const opened = isThere ? await recoverJournal({ files, folder }, secret, world, copiesOf) : null;
  const isDamaged =
    opened === null || (!opened.ok && damageReasons.includes(String(opened.problem.details.reason)));
  if (opened !== null && !isDamaged) return opened;
  // Gone or unreadable from its beginning: a whole copy under the same secret is better than nothing, and never worse.
  if (ringFolder !== null) {
    const restored = await restoreUnderLock(files, ringFolder, folder, secret, world);
    if (restored.ok) {
      const again = await recoverJournal({ files, folder }, secret, world, copiesOf);
      return again.ok ? ok({ ...again.value, recovered: restored.value }) : again;
    }
    if ((await listGenerations(files, ringFolder)).length > 0) return opened ?? restored;
  }
  if (opened !== null) return opened;
  // A torn file without any segment is what is left of a journal: nothing is begun over it.
  if ((await files.list(folder)).some((name) => name.endsWith('.torn')))
    return err(problem('journal-unreadable', { reason: 'segments-missing' }));
  return ok(await beginJournal({ files, folder }, secret, world));
}
