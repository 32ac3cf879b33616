/**
 * How far a journal had come: the number of its last segment that held anything, in a small file beside the segments. A
 * segment that is gone with its entries leaves no hole that the chain would show when it was the last one; this does.
 */
import type { FilesPort } from '../disk/files-port';
import { writeWholeFile } from '../disk/write-whole-file';
import { listSegments, segmentNumber } from './segment-files';

const extentName = 'extent';

/** 0 when nothing is known. */
export async function readExtent(files: FilesPort, folder: string): Promise<number> {
  try {
    const text = (await files.read(`${folder}/${extentName}`)).toString();
    return /^\d{1,8}\n$/.test(text) ? Number(text) : 0;
  } catch {
    return 0;
  }
}

/** Notes it. A disk that refuses costs the knowledge, and nothing else. */
export const keepExtent = (files: FilesPort, folder: string, number: number): Promise<void> =>
  writeWholeFile(files, folder, extentName, Buffer.from(`${number}\n`)).catch(() => undefined);

/** Number of the last segment that is there; 0 when there is none. */
export const lastThere = async (files: FilesPort, folder: string): Promise<number> =>
  segmentNumber((await listSegments(files, folder)).at(-1) ?? '') ?? 0;

/** What only a journal leaves in its folder: where it lies without a segment, a journal is gone, and not yet to begin. */
export async function isLeftOfJournal(files: FilesPort, folder: string): Promise<boolean> {
  const names = await files.list(folder);
  return names.some((name) => /\.(torn|parity)$|^(ballast|notes|extent)$/.test(name));
}
