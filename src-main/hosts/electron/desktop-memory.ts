/**
 * What the desktop remembers between two starts: where the window was, how far it was zoomed, and which folder was
 * last used for which purpose. A small file of its own, replaced whole; when it is damaged or gone, everything is as at
 * the first start. It holds nothing of an exam.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { replaceFile } from '../../disk/replace-file';
import { windowPlaceSchema } from './decide-bounds';

/** What a folder is remembered for. */
export type FolderPurpose = 'sheet' | 'data' | 'open' | 'results';

const rememberedSchema = z.object({
  window: windowPlaceSchema.nullable().catch(null),
  zoomLevel: z.number().min(-3).max(5).catch(0),
  folders: z
    .object({ sheet: z.string(), data: z.string(), open: z.string(), results: z.string() })
    .partial()
    .catch({}),
});
type Remembered = z.infer<typeof rememberedSchema>;

export type DesktopMemory = {
  readonly get: () => Remembered;
  /** Changes a part now and writes it to the file soon; a disk that refuses loses the comfort, nothing else. */
  readonly change: (part: Partial<Remembered>) => void;
  readonly folder: (purpose: FolderPurpose) => string | null;
  readonly rememberFolder: (purpose: FolderPurpose, folder: string) => void;
  /** Resolves when everything is in the file. */
  readonly settled: () => Promise<void>;
};

function read(file: string): Remembered {
  try {
    return rememberedSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return rememberedSchema.parse({});
  }
}

export function openDesktopMemory(file: string): DesktopMemory {
  let remembered = read(file);
  let writing = Promise.resolve();
  let isWaiting = false;
  const write = async (): Promise<void> => {
    isWaiting = false;
    try {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      await replaceFile(file, new TextEncoder().encode(`${JSON.stringify(remembered)}\n`));
    } catch {
      // Remembered for as long as the program runs.
    }
  };
  const change = (part: Partial<Remembered>): void => {
    remembered = { ...remembered, ...part };
    // A write that has not begun takes this change along.
    if (isWaiting) return;
    isWaiting = true;
    writing = writing.then(write);
  };
  return {
    get: () => remembered,
    change,
    folder: (purpose) => remembered.folders[purpose] ?? null,
    rememberFolder: (purpose, folder) => change({ folders: { ...remembered.folders, [purpose]: folder } }),
    settled: () => writing,
  };
}
