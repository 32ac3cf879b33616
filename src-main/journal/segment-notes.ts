/**
 * What was found out about whole segments, so that the next start need not open their frames again: the SHA-256 of the
 * file, where its chain begins and ends, and where its frames stand. Sealed with a key of the journal. A note is believed
 * only of a file with that very digest; a file `notes` that is missing, damaged or of another journal costs the time of
 * looking at every frame, and nothing else (SPEC.md, L10).
 *
 * Content: one line of JSON, then for every frame two 32-bit numbers: how many entries, how many bytes.
 */
import { z } from 'zod';
import type { FilesPort } from '../disk/files-port';
import { writeWholeFile } from '../disk/write-whole-file';
import { sealBytes, unsealBytes } from '../keys/sealed-bytes';
import type { ChainPoint, FrameSeal } from './frame';
import type { FramePlace } from './scan-segment';
import { segmentHeaderBytes } from './segment-header';

export type SegmentNote = {
  readonly number: number;
  /** SHA-256 of the whole file, in hex. */
  readonly digest: string;
  readonly start: ChainPoint;
  readonly end: ChainPoint;
  readonly frames: readonly FramePlace[];
};

const magic = 'VKN2';
const notesName = 'notes';
const newLine = 0x0a;

const pointSchema = z.object({ position: z.int().min(0), hash: z.string().regex(/^[0-9a-f]{64}$/) });
const headSchema = z.array(
  z.object({
    number: z.int(),
    digest: z.string(),
    start: pointSchema,
    end: pointSchema,
    frames: z.int().min(0),
  }),
);

const pointText = ({ position, hash }: ChainPoint) => ({ position, hash: Buffer.from(hash).toString('hex') });
const readPoint = ({ position, hash }: z.infer<typeof pointSchema>): ChainPoint => ({
  position,
  hash: Buffer.from(hash, 'hex'),
});

/** Puts the notes in the place of those before. Rejects when the disk refuses. */
export async function writeNotes(
  files: FilesPort,
  folder: string,
  notes: readonly SegmentNote[],
  { keys }: FrameSeal,
  nonce: Uint8Array,
): Promise<void> {
  const head = notes.map(({ number, digest, start, end, frames }) => {
    return { number, digest, start: pointText(start), end: pointText(end), frames: frames.length };
  });
  const numbers = Uint32Array.from(
    notes.flatMap(({ frames }) => frames.flatMap(({ count, length }) => [count, length])),
  );
  const parts = [Buffer.from(`${JSON.stringify(head)}\n`), new Uint8Array(numbers.buffer)];
  await writeWholeFile(files, folder, notesName, sealBytes(keys.notesKey, magic, nonce, parts));
}

function decode(content: Buffer): SegmentNote[] {
  const end = content.indexOf(newLine);
  const head = headSchema.parse(JSON.parse(content.subarray(0, end).toString()));
  let at = end + 1;
  return head.map(({ number, digest, start, end: last, frames: count }) => {
    const frames: FramePlace[] = [];
    let { position } = start;
    let offset = segmentHeaderBytes;
    for (const stop = at + count * 8; at < stop; at += 8) {
      const place = { position: position + 1, count: content.readUInt32LE(at), offset };
      const length = content.readUInt32LE(at + 4);
      frames.push({ ...place, length });
      position += place.count;
      offset += length;
    }
    return { number, digest, start: readPoint(start), end: readPoint(last), frames };
  });
}

/** The notes by number of their segment; none when there are none to be believed. */
export async function readNotes(
  files: FilesPort,
  folder: string,
  { keys }: FrameSeal,
): Promise<ReadonlyMap<number, SegmentNote>> {
  try {
    const names = await files.list(folder);
    const file = names.includes(notesName) ? await files.read(`${folder}/${notesName}`) : null;
    const content = file && unsealBytes(keys.notesKey, magic, file);
    return new Map(content ? decode(content).map((note) => [note.number, note]) : []);
  } catch {
    // Of another form, or a disk that does not give it: then the frames are looked at.
    return new Map();
  }
}
