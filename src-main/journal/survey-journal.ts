/**
 * Reads all segments of a journal and touches nothing: which of them continue the chain, which were made whole from a
 * copy, and where reading ends. A wrong secret is told from damage by the key id in the headers.
 */
import { createHash } from 'node:crypto';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { FilesPort } from '../disk/files-port';
import { type ChainPoint, chainStartOf, type FrameSeal, isSamePoint } from './frame';
import { healSegment } from './heal-segment';
import { deriveJournalKeys } from './journal-keys';
import { judgeSegment } from './judge-segment';
import type { FramePlace } from './scan-segment';
import { listSegments, segmentNumber } from './segment-files';
import { decodeSegmentHeader, type SegmentHeaderReading, segmentHeaderBytes } from './segment-header';
import { readNotes } from './segment-notes';
import { repairByParity } from './segment-parity';

/** A segment that continues the chain, as far as it does. */
export type KnownSegment = {
  readonly number: number;
  readonly start: ChainPoint;
  readonly frames: readonly FramePlace[];
  readonly end: ChainPoint;
  readonly goodBytes: number;
  /** SHA-256 of the file, when all of it is good as it stands. */
  readonly digest: string | null;
};

/** Where a journal lives. */
export type Place = { readonly files: FilesPort; readonly folder: string };

async function readHeaders({ files, folder }: Place, names: readonly string[]) {
  const readings: SegmentHeaderReading[] = [];
  for (const name of names)
    readings.push(decodeSegmentHeader(await files.readPart(`${folder}/${name}`, 0, segmentHeaderBytes)));
  return readings;
}

/** Whether an earlier program, with another form of journal, wrote this one. Touches nothing. */
export async function holdsEarlierFormat(place: Place): Promise<boolean> {
  const [first] = await listSegments(place.files, place.folder);
  const readings = first === undefined ? [] : await readHeaders(place, [first]);
  return readings.some((reading) => reading.kind === 'earlier-format');
}

/** The seal of the journal whose headers these are, when the secret is the right one and the format is known. */
export function decideSeal(
  readings: readonly SegmentHeaderReading[],
  secret: Uint8Array,
): Result<FrameSeal, Problem> {
  if (readings.some((reading) => reading.kind === 'earlier-format'))
    return err(problem('data-of-earlier-protocol'));
  if (readings.some((reading) => reading.kind === 'newer-format'))
    return err(problem('journal-unreadable', { reason: 'newer-format' }));
  const headers = readings.flatMap((reading) => (reading.kind === 'header' ? [reading.header] : []));
  const rootId = headers[0]?.rootId;
  if (!rootId) return err(problem('journal-unreadable', { reason: 'no-header' }));
  const keys = deriveJournalKeys(secret, rootId);
  if (headers.some((header) => Buffer.compare(header.keyId, keys.keyId) !== 0))
    return err(problem('journal-unreadable', { reason: 'other-key' }));
  return ok({ rootId, keys });
}

const startOf = (reading: SegmentHeaderReading | undefined): ChainPoint | null =>
  reading?.kind === 'header' ? reading.header.start : null;

/** A segment whose bytes were made right again from a copy, or whose header is written anew. */
type Healed = { readonly name: string; readonly file: Buffer; readonly bytes: Buffer };

/** The first segment that cannot be read to its end, with what can be kept of it. */
export type Broken = { readonly name: string; readonly bytes: Buffer; readonly goodBytes: number };

export type Survey = {
  readonly names: readonly string[];
  readonly readings: readonly SegmentHeaderReading[];
  readonly seal: FrameSeal;
  /** Segments that continue the chain, the last of them perhaps only in part. */
  readonly segments: readonly KnownSegment[];
  readonly head: ChainPoint;
  readonly healed: readonly Healed[];
  readonly broken: Broken | null;
  /** Whether every segment was known by its note. */
  readonly isNoted: boolean;
};

/** Copies of a segment in the snapshot ring, newest first. */
export type CopiesOf = (segment: string) => Promise<readonly Buffer[]>;

/** Reads what is in the folder. */
export async function surveyJournal(
  place: Place,
  secret: Uint8Array,
  copiesOf: CopiesOf,
): Promise<Result<Survey>> {
  const { files, folder } = place;
  const names = await listSegments(files, folder);
  const readings = await readHeaders(place, names);
  const decided = decideSeal(readings, secret);
  if (!decided.ok) return decided;
  const seal = decided.value;

  const notes = await readNotes(files, folder, seal);
  const segments: KnownSegment[] = [];
  const healed: Healed[] = [];
  let isNoted = true;
  let head = chainStartOf(seal.rootId);
  const found = (broken: Broken | null): Result<Survey> =>
    ok({ names, readings, seal, segments, head, healed, broken, isNoted });
  for (const [i, name] of names.entries()) {
    const nextStart = startOf(readings[i + 1]);
    const file = await files.read(`${folder}/${name}`);
    const number = segmentNumber(name) ?? 0;
    const digest = createHash('sha256').update(file).digest('hex');
    const note = notes.get(number);
    if (
      note?.digest === digest &&
      isSamePoint(note.start, head) &&
      isSamePoint(note.end, nextStart ?? note.end)
    ) {
      segments.push({ ...note, goodBytes: file.length });
      head = note.end;
      continue;
    }
    isNoted = false;
    const judged = { bytes: file, verdict: judgeSegment(file, head, nextStart, seal) };
    const repaired =
      judged.verdict.kind === 'whole' ? null : await repairByParity(files, folder, number, file);
    const cure =
      judged.verdict.kind === 'whole'
        ? null
        : await healSegment(file, repaired, () => copiesOf(name), head, nextStart, seal);
    const { bytes, verdict } = cure ?? judged;
    if (verdict.kind === 'lost') return found({ name, bytes, goodBytes: 0 });
    if (cure !== null || verdict.isHeaderDamaged) healed.push({ name, file, bytes });
    const { frames, end, goodBytes } = verdict.scan;
    const isWholeFile = cure === null && !verdict.isHeaderDamaged && goodBytes === file.length;
    segments.push({ number, start: head, frames, end, goodBytes, digest: isWholeFile ? digest : null });
    head = end;
    if (verdict.kind === 'cut') return found({ name, bytes, goodBytes });
  }
  return found(null);
}
