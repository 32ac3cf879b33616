/**
 * Where the examiner was in an exam, in a small file of its own. A browser keeps what a page notes for some seconds in
 * memory, so a window that is killed forgets it; main writes it down at once. It holds ids and nothing else.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFile } from '../disk/replace-file';

const longest = 200;

export type PlaceFile = {
  /** Null when nothing is noted, or it cannot be read: then the program opens at its first screen. */
  readonly read: () => Promise<string | null>;
  /** A disk that refuses loses the comfort and nothing else. Later places win. */
  readonly write: (path: string | null) => Promise<void>;
};

export function createPlaceFile(folder: string): PlaceFile {
  const file = join(folder, 'place');
  let last: string | null = null;
  let writing = Promise.resolve();
  const writeLast = async (path: string | null): Promise<void> => {
    if (path !== last) return;
    try {
      await replaceFile(file, new TextEncoder().encode(path ?? ''));
    } catch {
      // The marks are in the journal; only the way back to them is longer.
    }
  };
  return {
    read: async () => {
      try {
        const text = await readFile(file, 'utf8');
        return text === '' || text.length > longest ? null : text;
      } catch {
        return null;
      }
    },
    write: (path) => {
      last = path;
      writing = writing.then(() => writeLast(path));
      return writing;
    },
  };
}
