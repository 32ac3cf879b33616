/**
 * Reads all segments of a journal and leaves a folder that is whole. What cannot be read is never thrown away: it is
 * kept beside as `.torn`, and the journal goes on in a new segment with a new journal id, so that no cache mistakes
 * the new entries for the lost ones. A wrong secret is told from damage by the key id in the headers, before
 * anything is touched. Order of the steps: a crash in the middle of recovery only leads to recovery again.
 */
import { randomBytes } from 'node:crypto';
import type { StorageHealth } from '../../shared/contract/services';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { type FilesPort, writeWholeFile } from './files-port';
import { type ChainPoint, chainStartOf, type FrameSeal } from './frame';
import { deriveJournalKeys } from './journal-keys';
import { healSegment, judgeSegment, type SegmentVerdict } from './judge-segment';
import type { FramePlace } from './scan-segment';
import {
  createSegment,
  lastSegmentNumber,
  listSegments,
  segmentName,
  segmentNumber,
  tornName,
} from './segment-files';
import {
  decodeSegmentHeader,
  encodeSegmentHeader,
  type SegmentHeader,
  type SegmentHeaderReading,
  segmentHeaderBytes,
} from './segment-header';

export type KnownSegment = {
  readonly number: number;
  readonly start: ChainPoint;
  readonly frames: readonly FramePlace[];
  readonly end: ChainPoint;
  readonly goodBytes: number;
};

export type OpenedJournal = {
  readonly seal: FrameSeal;
  readonly journalId: Uint8Array;
  readonly segments: readonly KnownSegment[];
  readonly head: ChainPoint;
  readonly recovered: StorageHealth['recovered'];
};

/** Sixteen random bytes with the marks of a version 4 UUID. */
export function newJournalId(): Uint8Array {
  const bytes = randomBytes(16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes;
}

type Place = { readonly files: FilesPort; readonly folder: string };

/** Begins a journal in an empty folder. */
export async function beginJournal(place: Place, secret: Uint8Array): Promise<OpenedJournal> {
  const rootId = randomBytes(16);
  const seal: FrameSeal = { rootId, keys: deriveJournalKeys(secret, rootId) };
  const start = chainStartOf(rootId);
  const journalId = newJournalId();
  await createSegment(place.files, place.folder, 1, { rootId, journalId, keyId: seal.keys.keyId, start });
  const first: KnownSegment = { number: 1, start, frames: [], end: start, goodBytes: segmentHeaderBytes };
  return { seal, journalId, segments: [first], head: start, recovered: null };
}

/** The seal of the journal whose headers these are, when the secret is the right one and the format is known. */
export function decideSeal(
  readings: readonly SegmentHeaderReading[],
  secret: Uint8Array,
): Result<FrameSeal, Problem> {
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

/** A segment that is not as it was written, with what can be kept of it. */
type Broken = { readonly name: string; readonly file: Buffer; readonly verdict: SegmentVerdict };

/**
 * Opens what is in the folder.
 * @param copiesOf copies of a segment in the snapshot ring, newest first
 */
export async function recoverJournal(
  place: Place,
  secret: Uint8Array,
  now: () => Date,
  copiesOf: (segment: string) => Promise<readonly Buffer[]>,
): Promise<Result<OpenedJournal>> {
  const { files, folder } = place;
  const names = await listSegments(files, folder);
  const readings: SegmentHeaderReading[] = [];
  for (const name of names)
    readings.push(decodeSegmentHeader(await files.readPart(`${folder}/${name}`, 0, segmentHeaderBytes)));
  const seal = decideSeal(readings, secret);
  if (!seal.ok) return seal;
  const { rootId, keys } = seal.value;

  const segments: KnownSegment[] = [];
  const healed: { readonly name: string; readonly file: Buffer; readonly bytes: Buffer }[] = [];
  let head = chainStartOf(rootId);
  let broken: Broken | null = null;
  for (const [i, name] of names.entries()) {
    const nextStart = startOf(readings[i + 1]);
    const file = await files.read(`${folder}/${name}`);
    let verdict = judgeSegment(file, head, nextStart, seal.value);
    if (verdict.kind !== 'whole') {
      const cure = healSegment(file, await copiesOf(name), head, nextStart, seal.value);
      if (cure) {
        healed.push({ name, file, bytes: cure.bytes });
        verdict = cure.verdict;
      }
    }
    if (verdict.kind !== 'lost') {
      const { frames, end, goodBytes } = verdict.scan;
      segments.push({ number: segmentNumber(name) ?? 0, start: head, frames, end, goodBytes });
      head = end;
      if (verdict.kind === 'whole' && verdict.isHeaderDamaged) healed.push({ name, file, bytes: file });
    }
    if (verdict.kind !== 'whole') {
      broken = { name, file: healed.at(-1)?.name === name ? (healed.at(-1)?.bytes ?? file) : file, verdict };
      break;
    }
  }
  // Nothing of the first segment: that is no torn tail, and a journal is not begun over an unreadable one.
  if (segments.length === 0) return err(problem('journal-unreadable', { reason: 'beginning-lost' }));

  const last = readings.findLast((reading) => reading.kind === 'header');
  const oldId = last?.kind === 'header' ? last.header.journalId : newJournalId();
  if (broken === null && healed.length === 0)
    return ok({ seal: seal.value, journalId: oldId, segments, head, recovered: null });

  let tornBytes = 0;
  let tornFile: string | null = null;
  for (const { name, file, bytes } of healed) {
    const header = headerFor(name, readings[names.indexOf(name)], segments, seal.value, oldId);
    const aside = await tornName(files, folder, name);
    await writeWholeFile(files, folder, aside, file);
    await writeWholeFile(
      files,
      folder,
      name,
      Buffer.concat([encodeSegmentHeader(header), bytes.subarray(segmentHeaderBytes)]),
    );
    tornFile ??= aside;
  }
  let journalId = oldId;
  if (broken !== null) {
    journalId = newJournalId();
    const own = headerFor(broken.name, readings[names.indexOf(broken.name)], segments, seal.value, oldId);
    const next = { rootId, journalId, keyId: keys.keyId, start: head };
    const lost = await setAside(place, names, broken, own, next);
    segments.push({
      number: lost.newNumber,
      start: head,
      frames: [],
      end: head,
      goodBytes: segmentHeaderBytes,
    });
    tornBytes += lost.bytes;
    tornFile = lost.file;
  }
  const recovered = {
    keptEntries: head.position,
    tornBytes,
    tornFile: tornFile ?? '',
    at: now().toISOString(),
  };
  return ok({ seal: seal.value, journalId, segments, head, recovered });
}

/** The header a healed segment gets: its own where a copy of it can still be read. */
function headerFor(
  name: string,
  reading: SegmentHeaderReading | undefined,
  segments: readonly KnownSegment[],
  seal: FrameSeal,
  journalId: Uint8Array,
): SegmentHeader {
  if (reading?.kind === 'header') return reading.header;
  const known = segments.find((segment) => segmentName(segment.number) === name);
  const start = known?.start ?? chainStartOf(seal.rootId);
  return { rootId: seal.rootId, journalId, keyId: seal.keys.keyId, start };
}

/** Keeps the unreadable rest beside the journal and begins the segment in which it goes on. */
async function setAside(
  { files, folder }: Place,
  names: readonly string[],
  broken: Broken,
  ownHeader: SegmentHeader,
  newHeader: SegmentHeader,
): Promise<{ readonly bytes: number; readonly file: string; readonly newNumber: number }> {
  let bytes = 0;
  const newNumber = (await lastSegmentNumber(files, folder)) + 1;
  for (const name of names.slice(names.indexOf(broken.name) + 1).reverse()) {
    bytes += (await files.read(`${folder}/${name}`)).length;
    await files.rename(`${folder}/${name}`, `${folder}/${await tornName(files, folder, name)}`);
  }
  const aside = await tornName(files, folder, broken.name);
  const good = broken.verdict.kind === 'lost' ? 0 : broken.verdict.scan.goodBytes;
  const tail = broken.file.subarray(good);
  if (broken.verdict.kind === 'cut') {
    await writeWholeFile(files, folder, aside, tail);
    await createSegment(files, folder, newNumber, newHeader);
    const kept = broken.file.subarray(segmentHeaderBytes, good);
    await writeWholeFile(files, folder, broken.name, Buffer.concat([encodeSegmentHeader(ownHeader), kept]));
  } else {
    await createSegment(files, folder, newNumber, newHeader);
    await files.rename(`${folder}/${broken.name}`, `${folder}/${aside}`);
    await files.syncFolder(folder);
  }
  return { bytes: bytes + tail.length, file: aside, newNumber };
}
