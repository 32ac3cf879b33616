/**
 * Copies of the journal in a second folder (another disk, a USB stick), taken on a timer, the last twenty kept. A
 * generation holds the segments up to the last durable frame, sealed as they are, so the folder tells nobody anything.
 * Segments that did not change are a second name of the file in the generation before, where the disk knows those.
 * Opening the journal heals damage from here; `restoreSnapshot` puts a generation back whole.
 */
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { Cancel, World } from '../../shared/kernel/world';
import type { FilesPort } from '../disk/files-port';
import { nodeFiles } from '../disk/node-files';
import { examNeedsBytes } from '../disk/space-guard';
import { storageProblem } from '../disk/storage-problem';
import { writeWholeFile } from '../disk/write-whole-file';
import type { Journal } from './journal';
import {
  type Generation,
  generationListName,
  generationName,
  listGenerations,
  loadGeneration,
} from './snapshot-generations';

export type SnapshotRing = {
  /** Takes a generation now; null when nothing was added since the last one. */
  readonly takeSnapshot: () => Promise<Result<{ readonly generation: number } | null>>;
  /** Takes one every few minutes from now on. */
  /** For the room that the others take, where there is none. */
  readonly keepNewestOnly: () => Promise<void>;
  readonly start: () => void;
  /** Stops the timer and waits for the generation that is being taken. */
  readonly close: () => Promise<void>;
};

export type SnapshotRingOptions = {
  readonly journal: Journal;
  readonly journalFolder: string;
  readonly ringFolder: string;
  readonly world: World;
  readonly everyMs?: number;
  readonly keep?: number;
  readonly files?: FilesPort;
};

const fiveMinutes = 5 * 60_000;

export function createSnapshotRing(options: SnapshotRingOptions): SnapshotRing {
  const { journal, journalFolder, ringFolder, world, keep = 20, files = nodeFiles } = options;
  let stop: Cancel | null = null;
  let running: Promise<Result<{ readonly generation: number } | null>> | null = null;

  /** Copies what is new and links what is the same as in the generation before. */
  const fill = async (folder: string, taken: Generation, before: Generation | null, source: string) => {
    for (const { name, bytes, endHash } of taken.segments) {
      const isSame = before?.segments.some(
        (s) => s.name === name && s.bytes === bytes && s.endHash === endHash,
      );
      if (isSame) await files.linkOrCopy(`${source}/${name}`, `${folder}/${name}`);
      else
        await writeWholeFile(files, folder, name, await files.readPart(`${journalFolder}/${name}`, 0, bytes));
    }
    await writeWholeFile(files, folder, generationListName, Buffer.from(JSON.stringify(taken)));
  };

  /** Old generations go. Of a journal id that is no more (entries were lost) the newest one stays. */
  const prune = async (): Promise<void> => {
    const { journalId } = journal.head();
    const others = new Set<string>();
    let kept = 0;
    for (const number of await listGenerations(files, ringFolder)) {
      const generation = await loadGeneration(files, ringFolder, number);
      const id = generation?.journalId ?? '';
      const stays = id === journalId ? kept < keep : id !== '' && !others.has(id);
      if (id === journalId) kept += 1;
      others.add(id);
      if (!stays) await files.remove(`${ringFolder}/${generationName(number)}`);
    }
  };

  const take = async (): Promise<Result<{ readonly generation: number } | null>> => {
    try {
      await files.ensureFolder(ringFolder);
      const [newest = 0] = await listGenerations(files, ringFolder);
      const before = newest > 0 ? await loadGeneration(files, ringFolder, newest) : null;
      const head = journal.head();
      if (before?.journalId === head.journalId && before.hash === head.hash) return ok(null);
      // The room that is left belongs to the running exam.
      if ((await files.freeBytes(ringFolder)) < examNeedsBytes) return err(problem('disk-full'));
      const generation = newest + 1;
      const unfinished = `${ringFolder}/${generationName(generation)}.unfinished`;
      await files.remove(unfinished);
      await files.ensureFolder(unfinished);
      const taken: Generation = {
        ...head,
        takenAt: world.now().toISOString(),
        segments: [...journal.segments()],
      };
      await fill(unfinished, taken, before, `${ringFolder}/${generationName(newest)}`);
      await files.rename(unfinished, `${ringFolder}/${generationName(generation)}`);
      await files.syncFolder(ringFolder);
      await prune();
      return ok({ generation });
    } catch (error) {
      return err(storageProblem(error));
    }
  };

  const takeSnapshot = (): Promise<Result<{ readonly generation: number } | null>> => {
    running ??= take().finally(() => {
      running = null;
    });
    return running;
  };

  return {
    takeSnapshot,
    keepNewestOnly: async () => {
      await running;
      const [, ...older] = await listGenerations(files, ringFolder);
      for (const number of older) await files.remove(`${ringFolder}/${generationName(number)}`);
    },
    start: () => {
      stop ??= world.every(options.everyMs ?? fiveMinutes, () => void takeSnapshot());
    },
    close: async () => {
      stop?.();
      stop = null;
      await running;
    },
  };
}
