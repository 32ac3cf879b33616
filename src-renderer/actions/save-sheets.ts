/**
 * Saves the sheets of many candidates as PDF, in one ZIP, or in several where one would become too large to hold: drawn one after
 * the other, each recorded as issued once its file is saved. Stopped in between, what is saved stays and the rest is not begun.
 */
import { createZip, type GrowingZip } from '../../shared/formats/write-zip';
import type { Problem } from '../../shared/kernel/problem';
import { ok, type Result } from '../../shared/kernel/result';
import { sha256Hex } from '../../shared/kernel/sha256';
import { type DrawSheet, drawInWorker } from '../workers/sheet-drawer';
import type { ActionDeps } from './action';
import { loadSheet, type SheetTarget } from './load-sheet';
import { type Issued, recordIssued } from './record-issued';

type SheetsToSave = {
  readonly targets: readonly SheetTarget[];
  /** Of the file, without its ending. */
  readonly name: string;
  /** Hears how many are drawn. */
  readonly told: (done: number) => void;
  /** Asked between two sheets. */
  readonly isStopped: () => boolean;
};

export type SavedSheets = {
  /** Sheets that are in a file. */
  readonly saved: number;
  /** Where the files are. */
  readonly places: readonly string[];
  /** Candidates whose exam is not whole on this device. */
  readonly leftOut: number;
  /** Sheets with characters that could not be printed. */
  readonly unprinted: number;
  /** Sheets that are saved, and of which that is not in the record. */
  readonly unrecorded: number;
  /** `stopped`: by who asked for it, or with the dialog closed. */
  readonly ended: 'whole' | 'stopped' | 'failed';
  /** Why it failed; null: it did not. */
  readonly problem: Problem | null;
};

type Counts = { -readonly [K in 'saved' | 'leftOut' | 'unprinted' | 'unrecorded']: number };

/** What one ZIP holds at most. A message to the host has an end, and so has the memory of an old laptop. */
const mostBytes = 32_000_000;

type Part = { readonly zip: GrowingZip; readonly issued: Issued[]; unprinted: number };
const newPart = (): Part => ({ zip: createZip(), issued: [], unprinted: 0 });

/** Draws a sheet into the part; whether its exam is here is counted. */
async function drawInto(
  part: Part,
  deps: ActionDeps,
  draw: DrawSheet,
  target: SheetTarget,
  counts: Counts,
): Promise<Problem | null> {
  const loaded = await loadSheet(deps, target);
  if (!loaded.ok) {
    if (loaded.problem.code !== 'document-missing') return loaded.problem;
    counts.leftOut += 1;
    return null;
  }
  const { sheet, issuedAt } = loaded.value;
  const drawn = await draw(sheet, issuedAt);
  if (!drawn.ok) return drawn.problem;
  const { bytes, missing } = drawn.value;
  part.zip.add({ name: `${sheet.fileName}.pdf`, bytes });
  part.issued.push({ ...target, digest: await sha256Hex(bytes) });
  if (missing.length > 0) part.unprinted += 1;
  return null;
}

/** The verb with another way of drawing and another largest file. */
export const saveSheetsWith =
  (draw: DrawSheet, largest = mostBytes) =>
  async (
    deps: ActionDeps,
    { targets, name, told, isStopped }: SheetsToSave,
  ): Promise<Result<SavedSheets>> => {
    const counts: Counts = { saved: 0, leftOut: 0, unprinted: 0, unrecorded: 0 };
    const places: string[] = [];
    const end = (ended: SavedSheets['ended'], problem: Problem | null = null): Result<SavedSheets> =>
      ok({ ...counts, places, ended, problem });
    /** Null: saved, or there was nothing. */
    const save = async (
      { zip, issued, unprinted }: Part,
      isOnly: boolean,
    ): Promise<Result<SavedSheets> | null> => {
      if (issued.length === 0) return null;
      const suggestedName = `${name}${isOnly ? '' : ` (${places.length + 1})`}.zip`;
      const saved = await deps.host.files.save({ suggestedName, bytes: new Uint8Array(zip.finish()) });
      if (!saved.ok) return end('failed', saved.problem);
      if (saved.value.outcome === 'cancelled') return end('stopped');
      places.push(saved.value.place);
      counts.saved += issued.length;
      counts.unprinted += unprinted;
      counts.unrecorded += await recordIssued(deps, issued);
      return null;
    };
    let part = newPart();
    for (const [at, target] of targets.entries()) {
      if (isStopped()) return end('stopped');
      const failed = await drawInto(part, deps, draw, target, counts);
      if (failed) return end('failed', failed);
      told(at + 1);
      if (part.zip.size() < largest || at === targets.length - 1) continue;
      const ended = await save(part, false);
      if (ended) return ended;
      part = newPart();
    }
    return (await save(part, places.length === 0)) ?? end('whole');
  };

export const saveSheets = saveSheetsWith(drawInWorker);
