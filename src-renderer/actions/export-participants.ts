/**
 * Saves a table of people as a file. Nothing is recorded of it.
 *
 * A file of people is outside the program's care from then on, which is why the screen says so before it is saved.
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
export async function exportParticipants(
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
