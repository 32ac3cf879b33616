/**
 * The journal on a disk so full that not even its lock fits: all of it is read, nothing is put right and nothing is
 * written. With every append it is tried again to open it as always, so that it goes on by itself as soon as there is
 * room.
 */
import type { StorageHealth } from '../../shared/contract/device-contract';
import type { JournalHead } from '../../shared/contract/journal-contract';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { World } from '../../shared/kernel/world';
import { type Disk, type Journal, runJournal } from './run-journal';
import { type CopiesOf, surveyJournal } from './survey-journal';
import { findWriter, type WriterLock } from './writer-lock';

/** Less than this is not worth trying with: a lock and one mark need as much. */
const leastRoomBytes = 64 * 1024;

const noLock: WriterLock = { isHeld: () => false, release: async () => undefined };

/** @param reopen opens the same journal for writing, under its lock */
export async function openReadOnly(
  disk: Disk,
  secret: Uint8Array,
  world: World,
  copiesOf: CopiesOf,
  reopen: () => Promise<Result<Journal>>,
): Promise<Result<Journal>> {
  const { files, folder } = disk;
  const held = await findWriter(folder, world);
  if (held) return err(held);
  const surveyed = await surveyJournal({ files, folder }, secret, copiesOf);
  if (!surveyed.ok) return surveyed;
  const { seal, segments, head, readings } = surveyed.value;
  const header = readings.findLast((reading) => reading.kind === 'header');
  if (segments.length === 0 || header?.kind !== 'header') return err(problem('disk-full'));
  const recovered: StorageHealth['recovered'] = null;
  const { journalId } = header.header;
  const asItIs = { seal, segments, head, journalId, recovered, isNoted: true };
  return ok(keepTrying(runJournal(asItIs, disk, world, noLock), reopen));
}

function keepTrying(readOnly: Journal, reopen: () => Promise<Result<Journal>>): Journal {
  let current = readOnly;
  let trying: Promise<boolean> | null = null;
  const listeners = new Map<(head: JournalHead) => void, () => void>();
  const tryAgain = async (): Promise<boolean> => {
    if (current !== readOnly) return true;
    if ((await readOnly.space.freeBytes()) < leastRoomBytes) return false;
    const opened = await reopen();
    if (!opened.ok || opened.value.isReadOnly()) return false;
    current = opened.value;
    for (const listener of listeners.keys()) listeners.set(listener, current.onGrew(listener));
    return true;
  };
  const writable = (): Promise<boolean> => {
    trying ??= tryAgain().finally(() => {
      trying = null;
    });
    return trying;
  };
  return {
    ...readOnly,
    get recovered() {
      return current.recovered;
    },
    head: () => current.head(),
    append: async (entries) => ((await writable()) ? current.append(entries) : err(problem('disk-full'))),
    read: (from, limit) => current.read(from, limit),
    readLines: (from, limit) => current.readLines(from, limit),
    hashAt: (position) => current.hashAt(position),
    onGrew: (listener) => {
      listeners.set(listener, current.onGrew(listener));
      return () => {
        listeners.get(listener)?.();
        listeners.delete(listener);
      };
    },
    isReadOnly: () => current === readOnly,
    makeWritable: writable,
    sizeBytes: () => current.sizeBytes(),
    segments: () => current.segments(),
    close: () => current.close(),
  };
}
