/**
 * The folder of a device on which a whole year was marked: all documents of the national set and all events, every
 * event in a frame of its own as a tap makes it. Made once, in some minutes.
 */
import type { StaffId } from '../../../shared/kernel/ids';
import { preparedFolder } from '../harness/place';
import { openBenchDevice } from './bench-device';
import { composeDocumentDrafts, composeEventDrafts, type WorkedDraft } from './national-drafts';
import { makeNationalSet, type NationalSet } from './national-set';

/** As many drafts as one import records at once. */
const documentsAtOnce = 200;
/** Taps that are on their way together; each becomes its own frame. */
const tapsAtOnce = 500;

/** After so many taps the program is closed and opened again, as it is in a year of days. */
const tapsPerDay = 5000;

async function recordDocuments(folder: string, set: NationalSet): Promise<void> {
  const device = await openBenchDevice(folder);
  const documents = composeDocumentDrafts(set);
  for (let at = 0; at < documents.length; at += documentsAtOnce)
    await device.record(documents.slice(at, at + documentsAtOnce));
  await device.close();
}

/** Records one day; every event is a call of its own, made while its examiner is signed in. */
async function recordDay(folder: string, day: readonly WorkedDraft[]): Promise<void> {
  const device = await openBenchDevice(folder);
  let actorId: StaffId | null = null;
  let waiting: Promise<void>[] = [];
  for (const { examinerId, draft } of day) {
    if (actorId !== examinerId || waiting.length === tapsAtOnce) {
      await Promise.all(waiting);
      waiting = [];
    }
    if (actorId !== examinerId) await device.workAs(examinerId);
    actorId = examinerId;
    waiting.push(device.record([draft]));
  }
  await Promise.all(waiting);
  await device.close();
}

async function fill(folder: string, set: NationalSet): Promise<void> {
  await recordDocuments(folder, set);
  let day: WorkedDraft[] = [];
  for (const worked of composeEventDrafts(set)) {
    day.push(worked);
    if (day.length < tapsPerDay) continue;
    await recordDay(folder, day);
    day = [];
  }
  if (day.length > 0) await recordDay(folder, day);
}

export type BigDevice = { readonly folder: string; readonly set: NationalSet };

export async function bigDevice(scale: number): Promise<BigDevice> {
  const set = makeNationalSet(scale);
  return { set, folder: await preparedFolder(`device-${scale}`, (path) => fill(path, set)) };
}
