/** What the sheets of many are put together in: a ZIP with a PDF each, or one PDF to print. Each ends before it is too large to hold. */
import { createZip } from '../../shared/formats/write-zip';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { sha256Hex } from '../../shared/kernel/sha256';
import type { Sheet } from '../../shared/report/sheet';
import { type BindSheets, bindInWorker, type DrawSheet, drawInWorker } from '../workers/sheet-drawer';

export type SheetContainer = {
  readonly ending: 'zip' | 'pdf';
  /**
   * Draws it behind the others. `digest` is that of its own file in the container; null: it has none, and is recorded by that of
   * the whole.
   */
  readonly add: (
    sheet: Sheet,
    issuedAt: string,
  ) => Promise<Result<{ readonly digest: string | null; readonly isPrinted: boolean }>>;
  /** Nothing more goes in. */
  readonly isFull: () => boolean;
  readonly finish: () => Promise<Result<{ readonly bytes: Uint8Array<ArrayBuffer> }>>;
  /** It is not wanted any more. */
  readonly drop: () => Promise<unknown>;
};

/** What one ZIP holds at most. A message to the host has an end, and so has the memory of an old laptop. */
const mostBytes = 32_000_000;
/** Sheets in one PDF: some ten megabytes with fonts and logo once, and what a printer takes in one go. */
const mostBound = 400;

export const zipOfSheets = (draw: DrawSheet = drawInWorker, largest = mostBytes): SheetContainer => {
  const zip = createZip();
  return {
    ending: 'zip',
    add: async (sheet, issuedAt) => {
      const drawn = await draw(sheet, issuedAt);
      if (!drawn.ok) return drawn;
      const { bytes, missing } = drawn.value;
      zip.add({ name: `${sheet.fileName}.pdf`, bytes });
      return ok({ digest: await sha256Hex(bytes), isPrinted: missing.length === 0 });
    },
    isFull: () => zip.size() >= largest,
    finish: async () => ok({ bytes: new Uint8Array(zip.finish()) }),
    drop: async () => undefined,
  };
};

/** @param title of the file, as a reader shows it */
export const pdfOfSheets = (
  title: string,
  { bind, bound, unbind }: BindSheets = bindInWorker,
  most = mostBound,
): SheetContainer => {
  let [count, last] = [0, { issuedAt: '', language: '', author: '' }];
  return {
    ending: 'pdf',
    add: async (sheet, issuedAt) => {
      const added = await bind(sheet, issuedAt);
      if (!added.ok) return added;
      count += 1;
      // A worker that began anew has lost those before: what is not in the file is not called saved.
      if (added.value.count !== count) return err(problem('internal', { logId: 'bound-sheets' }));
      last = { issuedAt, language: sheet.language, author: sheet.running.organisation };
      return ok({ digest: null, isPrinted: added.value.missing.length === 0 });
    },
    isFull: () => count >= most,
    finish: () => {
      const { issuedAt, ...said } = last;
      return bound({ title, ...said }, issuedAt);
    },
    drop: unbind,
  };
};
