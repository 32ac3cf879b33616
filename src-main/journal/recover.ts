/**
 * Opens the segments of a journal and leaves a folder that is whole. What cannot be read is never thrown away: it is
 * kept beside as `.torn`; what is whole behind the damage and only on this device is saved into a new segment, in which
 * the journal goes on with a new journal id, so that no cache mistakes its entries for the ones that were there. The
 * steps stand in such an order that a crash in the middle of recovery only leads to recovery again. SPEC.md, L.
 */
import type { StorageHealth } from '../../shared/contract/device-contract';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { World } from '../../shared/kernel/world';
import type { JournalEntry } from '../../shared/protocol/journal-entry';
import { writeWholeFile } from '../disk/write-whole-file';
import { type ChainPoint, chainStartOf, encodeFrame, type FrameSeal } from './frame';
import { deriveJournalKeys } from './journal-keys';
import { salvageEntries } from './salvage';
import type { FramePlace } from './scan-segment';
import { createSegment, lastSegmentNumber, segmentName, tornName } from './segment-files';
import { encodeSegmentHeader, type SegmentHeader, segmentHeaderBytes } from './segment-header';
import {
  type Broken,
  type CopiesOf,
  type KnownSegment,
  type Place,
  type Survey,
  surveyJournal,
} from './survey-journal';

/** A journal whose folder is whole, ready to be run. */
export type OpenedJournal = {
  readonly seal: FrameSeal;
  readonly journalId: Uint8Array;
  readonly segments: readonly KnownSegment[];
  readonly head: ChainPoint;
  readonly recovered: StorageHealth['recovered'];
  /** Whether what was found out about the segments is written down for the next start. */
  readonly isNoted: boolean;
};

/** Sixteen random bytes with the marks of a version 4 UUID. */
export function newJournalId(world: World): Uint8Array {
  const bytes = world.randomBytes(16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes;
}

/** Begins a journal in an empty folder. */
export async function beginJournal(place: Place, secret: Uint8Array, world: World): Promise<OpenedJournal> {
  const rootId = world.randomBytes(16);
  const seal: FrameSeal = { rootId, keys: deriveJournalKeys(secret, rootId) };
  const start = chainStartOf(rootId);
  const journalId = newJournalId(world);
  await createSegment(place.files, place.folder, 1, { rootId, journalId, keyId: seal.keys.keyId, start });
  const first: KnownSegment = {
    number: 1,
    start,
    frames: [],
    end: start,
    goodBytes: segmentHeaderBytes,
    digest: null,
  };
  return { seal, journalId, segments: [first], head: start, recovered: null, isNoted: false };
}

/**
 * Opens what is in the folder.
 * @param copiesOf copies of a segment in the snapshot ring, newest first
 */
export async function recoverJournal(
  place: Place,
  secret: Uint8Array,
  world: World,
  copiesOf: CopiesOf,
): Promise<Result<OpenedJournal>> {
  const surveyed = await surveyJournal(place, secret, copiesOf);
  if (!surveyed.ok) return surveyed;
  const survey = surveyed.value;
  // Nothing of the first segment: that is no torn tail, and a journal is not begun over an unreadable one.
  if (survey.segments.length === 0) return err(problem('journal-unreadable', { reason: 'beginning-lost' }));

  const lastHeader = survey.readings.findLast((reading) => reading.kind === 'header');
  const journalId = lastHeader?.kind === 'header' ? lastHeader.header.journalId : newJournalId(world);
  const { seal, segments, head, isNoted } = survey;
  const opened: OpenedJournal = { seal, journalId, segments, head, recovered: null, isNoted };
  if (survey.broken === null && survey.healed.length === 0) return ok(opened);

  const healedAside = await replaceHealed(place, survey, journalId);
  const at = world.now().toISOString();
  if (survey.broken === null)
    return ok({
      ...opened,
      recovered: { keptEntries: head.position, tornBytes: 0, tornFile: healedAside, at },
    });
  const goesOn = await goOnBehind(place, survey, survey.broken, journalId, world);
  const { tornBytes, tornFile, segment } = goesOn;
  return ok({
    seal,
    journalId: goesOn.journalId,
    segments: [...segments, segment],
    head: segment.end,
    recovered: { keptEntries: segment.end.position, tornBytes, tornFile, at },
    isNoted: false,
  });
}

/** The header a segment is written anew with: its own where a copy of it can still be read. */
function headerFor(survey: Survey, name: string, journalId: Uint8Array): SegmentHeader {
  const reading = survey.readings[survey.names.indexOf(name)];
  if (reading?.kind === 'header') return reading.header;
  const known = survey.segments.find((segment) => segmentName(segment.number) === name);
  const { rootId, keys } = survey.seal;
  return { rootId, journalId, keyId: keys.keyId, start: known?.start ?? chainStartOf(rootId) };
}

/** Writes healed segments in their place and keeps the damaged ones beside; the name of the first of these. */
async function replaceHealed(place: Place, survey: Survey, journalId: Uint8Array): Promise<string> {
  const { files, folder } = place;
  const asides: string[] = [];
  for (const { name, file, bytes } of survey.healed) {
    const aside = await tornName(files, folder, name);
    asides.push(aside);
    await writeWholeFile(files, folder, aside, file);
    const header = encodeSegmentHeader(headerFor(survey, name, journalId));
    await writeWholeFile(files, folder, name, Buffer.concat([header, bytes.subarray(segmentHeaderBytes)]));
  }
  return asides[0] ?? '';
}

/** Frames of the given entries behind a point of the chain, one for each: nothing guards this segment yet (L2). */
function framesOf(
  entries: readonly JournalEntry[],
  start: ChainPoint,
  seal: FrameSeal,
  world: World,
): { readonly bytes: readonly Buffer[]; readonly places: readonly FramePlace[]; readonly end: ChainPoint } {
  const bytes: Buffer[] = [];
  const places: FramePlace[] = [];
  let end = start;
  let offset = segmentHeaderBytes;
  for (const entry of entries) {
    const frame = encodeFrame([entry], end, seal, world.randomBytes(12));
    const { length } = frame.bytes;
    places.push({ position: end.position + 1, count: 1, offset, length });
    bytes.push(frame.bytes);
    offset += length;
    end = frame.after;
  }
  return { bytes, places, end };
}

/**
 * Keeps the rest behind the damage beside the journal and begins the segment in which it goes on, with what could be
 * saved from that rest. The new segment is there before anything is moved: after a crash in between, it is itself part
 * of the rest, and its frames stand for all they were saved from.
 */
async function goOnBehind(
  { files, folder }: Place,
  survey: Survey,
  broken: Broken,
  oldId: Uint8Array,
  world: World,
): Promise<{
  readonly tornBytes: number;
  readonly tornFile: string;
  readonly journalId: Uint8Array;
  readonly segment: KnownSegment;
}> {
  const { names, seal, head: start } = survey;
  const tail = broken.bytes.subarray(broken.goodBytes);
  const later: { readonly name: string; readonly bytes: Buffer }[] = [];
  for (const name of names.slice(names.indexOf(broken.name) + 1))
    later.push({ name, bytes: await files.read(`${folder}/${name}`) });
  const saved = framesOf(
    salvageEntries([tail, ...later.map(({ bytes }) => bytes)], seal),
    start,
    seal,
    world,
  );

  const tornFile = await tornName(files, folder, broken.name);
  const isCut = broken.goodBytes > 0;
  if (isCut) await writeWholeFile(files, folder, tornFile, tail);
  const journalId = newJournalId(world);
  const number = (await lastSegmentNumber(files, folder)) + 1;
  const header: SegmentHeader = { rootId: seal.rootId, journalId, keyId: seal.keys.keyId, start };
  await createSegment(files, folder, number, header, saved.bytes);
  for (const { name } of later.toReversed())
    await files.rename(`${folder}/${name}`, `${folder}/${await tornName(files, folder, name)}`);
  if (isCut) {
    const kept = broken.bytes.subarray(segmentHeaderBytes, broken.goodBytes);
    const own = encodeSegmentHeader(headerFor(survey, broken.name, oldId));
    await writeWholeFile(files, folder, broken.name, Buffer.concat([own, kept]));
  } else {
    await files.rename(`${folder}/${broken.name}`, `${folder}/${tornFile}`);
    await files.syncFolder(folder);
  }
  const savedBytes = saved.bytes.reduce((sum, frame) => sum + frame.length, 0);
  return {
    tornBytes: tail.length + later.reduce((sum, { bytes }) => sum + bytes.length, 0),
    tornFile,
    journalId,
    segment: {
      number,
      start,
      frames: saved.places,
      end: saved.end,
      goodBytes: segmentHeaderBytes + savedBytes,
      digest: null,
    },
  };
}
