/**
 * Saves a table as a file. Nothing is recorded of it: what is in it is outside the program's care from then on, which is why a
 * screen says so before people are saved.
 */
import { cellSeparatorIn, writeCsv } from '../../shared/formats/write-csv';
import { writeXlsx } from '../../shared/formats/write-xlsx';
import { ok, type Result } from '../../shared/kernel/result';
import type { ActionDeps } from './action';

export type TableKind = 'csv' | 'xlsx';

type TableToSave = {
  readonly kind: TableKind;
  /** The first holds the headings; all are as long. */
  readonly rows: readonly (readonly string[])[];
  /** Of the file, without its ending. */
  readonly name: string;
  /** Of the screen: it says what parts the cells of a CSV. */
  readonly language: string;
};

/** `place`: where the file is, as the system calls it. */
export type SavedTable =
  | { readonly outcome: 'cancelled' }
  | { readonly outcome: 'saved'; readonly place: string };

/** `cancelled` when the user closed the dialog. */
export async function saveTable(
  { host }: ActionDeps,
  { kind, rows, name, language }: TableToSave,
): Promise<Result<SavedTable>> {
  const bytes =
    kind === 'csv'
      ? new TextEncoder().encode(writeCsv(rows, cellSeparatorIn(language)))
      : writeXlsx([{ name, rows, widths: [], hasHeadings: true }]);
  const saved = await host.files.save({ suggestedName: `${name}.${kind}`, bytes: new Uint8Array(bytes) });
  if (!saved.ok) return saved;
  return ok(
    saved.value.outcome === 'saved'
      ? { outcome: 'saved', place: saved.value.place }
      : { outcome: 'cancelled' },
  );
}
