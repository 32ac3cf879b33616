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
import { writeWholeFile } from '../disk/write-whole-file';
import { isLeftOfJournal, keepExtent, lastThere, readExtent } from './journal-extent';
import { openReadOnly } from './read-only-journal';
import { beginJournal, newJournalId, type OpenedJournal, recoverJournal } from './recover';
import { restoreUnderLock } from './restore-snapshot';
import { type Disk, type Journal, runJournal } from './run-journal';
import { createSegment, listSegments, segmentName } from './segment-files';
import { generationName, listGenerations, loadSegmentCopies } from './snapshot-generations';
import { type CopiesOf, holdsEarlierFormat } from './survey-journal';
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
    if (opened.ok || opened.problem.code !== 'disk-full') return opened;
    // A full disk keeps nobody from going on with the running exam: opening may cost the ballast, too.
    const again = (await guard.releaseBallast()) ? await openUnderLock(options, files, guard) : opened;
    if (again.ok || again.problem.code !== 'disk-full') return again;
    // Nor from seeing and exporting what is there.
    const disk = diskOf(options, files, guard);
    const reopen = () => openUnderLock(options, files, guard);
    const copies = copiesIn(files, options.ringFolder ?? null);
    return await openReadOnly(disk, options.secret, options.world, copies, reopen);
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

const diskOf = (options: JournalOptions, files: FilesPort, guard: SpaceGuard): Disk => ({
  files,
  folder: options.folder,
  guard,
  segmentBytes: options.segmentBytes ?? segmentBytes,
  compactFrom: options.compactFrom ?? compactFrom,
});

const copiesIn =
  (files: FilesPort, ringFolder: string | null): CopiesOf =>
  (segment) =>
    ringFolder === null ? Promise.resolve([]) : loadSegmentCopies(files, ringFolder, segment);

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
    return ok(runJournal(opened.value, diskOf(options, files, guard), world, lock));
  } catch (error) {
    await lock?.release();
    return err(storageProblem(error));
  }
}

/** Reasons that a copy can cure; another key or a newer format are none. */
const damageReasons: readonly string[] = ['no-header', 'beginning-lost'];

/** Opens what is there, and notices what is not: a journal or its end that is gone is never begun anew in silence. */
async function openFolder(
  files: FilesPort,
  folder: string,
  secret: Uint8Array,
  world: World,
  ringFolder: string | null,
): Promise<Result<OpenedJournal>> {
  const extent = await readExtent(files, folder);
  const wasThere = (await lastThere(files, folder)) > 0;
  if (wasThere) await bringBack(files, folder, ringFolder, extent);
  const opened = await openSegments(files, folder, secret, world, ringFolder);
  if (!opened.ok) return opened;
  const last = opened.value.segments.at(-1)?.number ?? 0;
  if (!wasThere || last >= extent) {
    if (last !== extent) await keepExtent(files, folder, last);
    return opened;
  }
  // Another id, because entries were lost (L4), in a segment behind all that ever were.
  const { seal, head: start } = opened.value;
  const header = { rootId: seal.rootId, journalId: newJournalId(world), keyId: seal.keys.keyId, start };
  await createSegment(files, folder, extent + 1, header);
  const again = await openSegments(files, folder, secret, world, ringFolder);
  if (!again.ok) return again;
  await keepExtent(files, folder, extent + 1);
  const said = { keptEntries: start.position, tornBytes: 0, tornFile: segmentName(extent) };
  const recovered = { ...said, at: world.now().toISOString(), missingFiles: extent - last };
  return ok({ ...again.value, recovered });
}

/** Segments behind the last one that is there, from the ring as far as it has them. */
async function bringBack(
  files: FilesPort,
  folder: string,
  ringFolder: string | null,
  extent: number,
): Promise<void> {
  for (let number = (await lastThere(files, folder)) + 1; number <= extent; number++) {
    const [copy] = await copiesIn(files, ringFolder)(segmentName(number));
    if (!copy) return;
    await writeWholeFile(files, folder, segmentName(number), copy);
  }
}

async function openSegments(
  files: FilesPort,
  folder: string,
  secret: Uint8Array,
  world: World,
  ringFolder: string | null,
): Promise<Result<OpenedJournal>> {
  const copiesOf = copiesIn(files, ringFolder);
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
  if (await isLeftOfJournal(files, folder)) return err(problem('journal-missing'));
  return ok(await beginJournal({ files, folder }, secret, world));
}
