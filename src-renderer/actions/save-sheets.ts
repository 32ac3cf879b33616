/**
 * Saves the sheets of many candidates as PDF, in one ZIP or bound in one file, or in several where one would become too large: drawn one
 * after the other, each recorded as issued once its file is saved. Stopped in between, what is saved stays and the rest is not begun.
 */
import type { Problem } from '../../shared/kernel/problem';
import { ok, type Result } from '../../shared/kernel/result';
import { sha256Hex } from '../../shared/kernel/sha256';
import type { ActionDeps } from './action';
import { loadSheet, type SheetTarget } from './load-sheet';
import { recordIssued } from './record-issued';
import { pdfOfSheets, type SheetContainer, zipOfSheets } from './sheet-container';

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

/** `zip`: a PDF each, in one ZIP; `pdf`: all in one PDF. */
export type SheetsForm = 'zip' | 'pdf';

type Counts = { -readonly [K in 'saved' | 'leftOut' | 'unprinted' | 'unrecorded']: number };

type Waiting = SheetTarget & { readonly digest: string | null };
type Part = { readonly container: SheetContainer; readonly waiting: Waiting[]; unprinted: number };

/** Draws a sheet into the part; whether its exam is here is counted. */
async function drawInto(
  part: Part,
  deps: ActionDeps,
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
  const drawn = await part.container.add(sheet, issuedAt);
  if (!drawn.ok) return drawn.problem;
  part.waiting.push({ ...target, digest: drawn.value.digest });
  if (!drawn.value.isPrinted) part.unprinted += 1;
  return null;
}

/** The verb with other containers. */
export const saveSheetsWith =
  (newContainer: () => SheetContainer) =>
  async (
    deps: ActionDeps,
    { targets, name, told, isStopped }: SheetsToSave,
  ): Promise<Result<SavedSheets>> => {
    const counts: Counts = { saved: 0, leftOut: 0, unprinted: 0, unrecorded: 0 };
    const places: string[] = [];
    const newPart = (): Part => ({ container: newContainer(), waiting: [], unprinted: 0 });
    let part = newPart();
    const end = async (
      ended: SavedSheets['ended'],
      problem: Problem | null = null,
    ): Promise<Result<SavedSheets>> => {
      await part.container.drop();
      return ok({ ...counts, places, ended, problem });
    };
    /** Null: saved, or there was nothing. */
    const save = async (isOnly: boolean): Promise<Result<SavedSheets> | null> => {
      const { container, waiting, unprinted } = part;
      if (waiting.length === 0) return null;
      const finished = await container.finish();
      if (!finished.ok) return end('failed', finished.problem);
      const { bytes } = finished.value;
      const suggestedName = `${name}${isOnly ? '' : ` (${places.length + 1})`}.${container.ending}`;
      const saved = await deps.host.files.save({ suggestedName, bytes });
      if (!saved.ok) return end('failed', saved.problem);
      if (saved.value.outcome === 'cancelled') return end('stopped');
      places.push(saved.value.place);
      counts.saved += waiting.length;
      counts.unprinted += unprinted;
      const ofAll = await sha256Hex(bytes);
      counts.unrecorded += await recordIssued(
        deps,
        waiting.map(({ digest, ...target }) => ({ ...target, digest: digest ?? ofAll })),
      );
      return null;
    };
    for (const [at, target] of targets.entries()) {
      if (isStopped()) return end('stopped');
      const failed = await drawInto(part, deps, target, counts);
      if (failed) return end('failed', failed);
      told(at + 1);
      if (!part.container.isFull() || at === targets.length - 1) continue;
      const ended = await save(false);
      if (ended) return ended;
      part = newPart();
    }
    return (await save(places.length === 0)) ?? end('whole');
  };

export const saveSheets = (
  deps: ActionDeps,
  { form, ...sheets }: SheetsToSave & { readonly form: SheetsForm },
): Promise<Result<SavedSheets>> =>
  saveSheetsWith(() => (form === 'zip' ? zipOfSheets() : pdfOfSheets(sheets.name)))(deps, sheets);
