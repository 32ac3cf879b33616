/** Names of the files in a journal folder, and how a segment comes into being: whole and on disk, or not at all. */
import type { FilesPort } from '../disk/files-port';
import { writeWholeFile } from '../disk/write-whole-file';
import { encodeSegmentHeader, type SegmentHeader } from './segment-header';

export const segmentName = (number: number): string => `${String(number).padStart(8, '0')}.segment`;

/** Number of a segment file; null for any other file. */
export const segmentNumber = (name: string): number | null => {
  const match = /^(\d{8})\.segment$/.exec(name);
  return match ? Number(match[1]) : null;
};

/** Segment files of a folder, oldest first. */
export async function listSegments(files: FilesPort, folder: string): Promise<readonly string[]> {
  const names = await files.list(folder);
  return names.filter((name) => segmentNumber(name) !== null).sort();
}

/** Highest number ever given to a segment that is still in the folder, set aside ones included. */
export async function lastSegmentNumber(files: FilesPort, folder: string): Promise<number> {
  const numbers = (await files.list(folder)).map((name) => Number(/^\d{8}/.exec(name)?.[0] ?? 0));
  return Math.max(0, ...numbers);
}

/** Begins a segment, empty unless frames are given. */
export const createSegment = (
  files: FilesPort,
  folder: string,
  number: number,
  header: SegmentHeader,
  frames: readonly Uint8Array[] = [],
): Promise<void> =>
  writeWholeFile(files, folder, segmentName(number), Buffer.concat([encodeSegmentHeader(header), ...frames]));

/** A free name for what is kept aside of a segment. */
export async function tornName(files: FilesPort, folder: string, segment: string): Promise<string> {
  const taken = new Set(await files.list(folder));
  const stem = segment.replace(/\.segment$/, '');
  for (let n = 1; ; n++) {
    const name = n === 1 ? `${stem}.torn` : `${stem}-${n}.torn`;
    if (!taken.has(name)) return name;
  }
}
