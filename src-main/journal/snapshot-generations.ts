/**
 * The folder of the snapshot ring: one folder per generation, named by number, each with the segments as they were and
 * a list of them. A generation gets its name only when all of it is on the disk.
 */
import { z } from 'zod';
import type { FilesPort } from '../disk/files-port';

export const generationSchema = z.object({
  journalId: z.uuid(),
  position: z.int().min(0),
  hash: z.string(),
  takenAt: z.string(),
  segments: z.array(z.object({ name: z.string(), bytes: z.int(), endHash: z.string() })),
});
export type Generation = z.infer<typeof generationSchema>;
export const generationListName = 'generation.json';

export const generationName = (number: number): string => `generation-${String(number).padStart(8, '0')}`;

/** Numbers of the finished generations, newest first. */
export async function listGenerations(files: FilesPort, ringFolder: string): Promise<readonly number[]> {
  const names = await files.list(ringFolder);
  const numbers = names.flatMap((name) => {
    const match = /^generation-(\d{8})$/.exec(name);
    return match ? [Number(match[1])] : [];
  });
  return numbers.sort((a, b) => b - a);
}

/** What a generation holds; null when its list cannot be read. */
export async function loadGeneration(
  files: FilesPort,
  ringFolder: string,
  number: number,
): Promise<Generation | null> {
  try {
    const text = await files.read(`${ringFolder}/${generationName(number)}/${generationListName}`);
    return generationSchema.parse(JSON.parse(text.toString()));
  } catch {
    // A damaged generation is passed over; there are older ones.
    return null;
  }
}

/** The newest copies of a segment, at most three, newest first. */
export async function loadSegmentCopies(
  files: FilesPort,
  ringFolder: string,
  segment: string,
): Promise<readonly Buffer[]> {
  const copies: Buffer[] = [];
  for (const number of await listGenerations(files, ringFolder)) {
    const folder = `${ringFolder}/${generationName(number)}`;
    if (!(await files.list(folder)).includes(segment)) continue;
    copies.push(await files.read(`${folder}/${segment}`));
    if (copies.length === 3) break;
  }
  return copies;
}
