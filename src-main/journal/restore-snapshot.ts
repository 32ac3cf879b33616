/**
 * Puts a generation of the snapshot ring in the place of a journal that cannot be read or is gone. Only a generation
 * that is whole from its first to its last frame, under this secret, is taken, the newest first. What was in the
 * folder is kept beside as `.torn`; the journal goes on with a new journal id.
 */
import type { StorageHealth } from '../../shared/contract/device-contract';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { World } from '../../shared/kernel/world';
import type { FilesPort } from '../disk/files-port';
import { storageProblem } from '../disk/storage-problem';
import { writeWholeFile } from '../disk/write-whole-file';
import { type ChainPoint, chainStartOf, type FrameSeal } from './frame';
import { judgeSegment } from './judge-segment';
import { newJournalId } from './recover';
import { createSegment, lastSegmentNumber, listSegments, tornName } from './segment-files';
import { decodeSegmentHeader } from './segment-header';
import { generationName, listGenerations } from './snapshot-generations';
import { decideSeal } from './survey-journal';
import { takeWriterLock } from './writer-lock';

type WholeGeneration = {
  readonly segments: readonly { readonly name: string; readonly bytes: Buffer }[];
  readonly seal: FrameSeal;
  readonly end: ChainPoint;
};

/** Reads a generation fully; null when it is not whole or sealed with another secret. */
async function loadWholeGeneration(
  files: FilesPort,
  folder: string,
  secret: Uint8Array,
): Promise<WholeGeneration | null> {
  const segments: { readonly name: string; readonly bytes: Buffer }[] = [];
  for (const name of await listSegments(files, folder))
    segments.push({ name, bytes: await files.read(`${folder}/${name}`) });
  const readings = segments.map(({ bytes }) => decodeSegmentHeader(bytes));
  const seal = decideSeal(readings, secret);
  if (!seal.ok) return null;
  let end = chainStartOf(seal.value.rootId);
  for (const [i, { bytes }] of segments.entries()) {
    const next = readings[i + 1];
    const verdict = judgeSegment(bytes, end, next?.kind === 'header' ? next.header.start : null, seal.value);
    if (verdict.kind !== 'whole') return null;
    end = verdict.scan.end;
  }
  return { segments, seal: seal.value, end };
}

/** The same as `restoreSnapshot`, for whoever holds the lock of the journal already. */
export async function restoreUnderLock(
  files: FilesPort,
  ringFolder: string,
  folder: string,
  secret: Uint8Array,
  world: World,
): Promise<Result<NonNullable<StorageHealth['recovered']>>> {
  for (const number of await listGenerations(files, ringFolder)) {
    const source = `${ringFolder}/${generationName(number)}`;
    const whole = await loadWholeGeneration(files, source, secret);
    if (whole === null) continue;
    let tornBytes = 0;
    for (const name of await listSegments(files, folder)) {
      tornBytes += (await files.read(`${folder}/${name}`)).length;
      await files.rename(`${folder}/${name}`, `${folder}/${await tornName(files, folder, name)}`);
    }
    for (const { name, bytes } of whole.segments) await writeWholeFile(files, folder, name, bytes);
    await createSegment(files, folder, (await lastSegmentNumber(files, folder)) + 1, {
      rootId: whole.seal.rootId,
      journalId: newJournalId(world),
      keyId: whole.seal.keys.keyId,
      start: whole.end,
    });
    const keptEntries = whole.end.position;
    return ok({ keptEntries, tornBytes, tornFile: generationName(number), at: world.now().toISOString() });
  }
  return err(problem('journal-unreadable', { reason: 'no-whole-snapshot' }));
}

/**
 * Restores the newest whole generation into the folder of a journal that nobody has open.
 * @public for whoever puts a device back by hand: no screen offers it yet
 */
export async function restoreSnapshot(options: {
  readonly ringFolder: string;
  readonly folder: string;
  readonly secret: Uint8Array;
  readonly world: World;
  readonly files: FilesPort;
}): Promise<Result<NonNullable<StorageHealth['recovered']>>> {
  const { ringFolder, folder, secret, world, files } = options;
  try {
    await files.ensureFolder(folder);
    const lock = await takeWriterLock(folder, world);
    if (!lock.ok) return lock;
    try {
      return await restoreUnderLock(files, ringFolder, folder, secret, world);
    } finally {
      await lock.value.release();
    }
  } catch (error) {
    return err(storageProblem(error));
  }
}
