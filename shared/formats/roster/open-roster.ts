/**
 * Opens the files of a roster, one or several together: a ZIP, a spreadsheet, or tables as text. What each is stands in it
 * and not in its name. Gives tables without passwords; nothing of it is understood yet.
 */
import type { RosterNote } from '../../domain/roster/roster-readout';
import { problem } from '../../kernel/problem';
import { err, ok, type Result } from '../../kernel/result';
import { looksZipped, nameFileKind } from '../file-kind';
import { readCsv } from '../read-csv';
import { readXlsx } from '../read-xlsx';
import { inflateWhole, mostInflatedBytes, openZip } from '../read-zip';
import { createNotes, type ReadingNotes } from '../reading-notes';
import type { TableSheet } from '../table-row';
import { type RosterTable, tableOf } from './roster-table';

/** One that a person chose or dropped. */
export type RosterFile = { readonly name: string; readonly bytes: Uint8Array };

export type OpenedRoster = {
  readonly tables: readonly RosterTable[];
  /** What the readers of CSV and XLSX met. */
  readonly notes: readonly RosterNote[];
};

/** Rows of all tables together: a country has no school that large. */
const mostRows = 200_000;

/** What systems put beside the files of people. */
const isLitter = (name: string): boolean =>
  /(^|\/)(__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\.~lock)|\.(pdf|md|txt~|docx?)$/i.test(name);

/** All of them, or the first problem with one. */
export function openRoster(files: readonly RosterFile[]): Result<OpenedRoster> {
  const sheets: TableSheet[] = [];
  const notes: RosterNote[] = [];
  for (const file of files) {
    if (files.length > 1 && isLitter(file.name)) continue;
    const read = openFile(file, notes, false);
    if (!read.ok) return read;
    sheets.push(...read.value);
  }
  const tables = sheets.flatMap((sheet) => tableOf(sheet) ?? []);
  const rows = tables.reduce((sum, table) => sum + table.rows.length, 0);
  if (rows > mostRows) return err(problem('table-too-large', { rows: mostRows }));
  return tables.length === 0 ? err(problem('file-empty')) : ok({ tables, notes });
}

function openFile(file: RosterFile, notes: RosterNote[], isInside: boolean): Result<readonly TableSheet[]> {
  const { name, bytes } = file;
  if (bytes.length === 0) return isInside ? ok([]) : err(problem('file-empty'));
  const met = createNotes();
  const read = looksZipped(bytes) ? openZipped(file, met, notes, isInside) : openText(file, met);
  notes.push(...met.warnings.flatMap((warning) => asRosterNote(name, warning)));
  return read;
}

function openText({ name, bytes }: RosterFile, met: ReadingNotes): Result<readonly TableSheet[]> {
  const kind = nameFileKind(bytes);
  if (kind !== null) return err(problem('file-of-other-kind', { kind }));
  const rows = readCsv(bytes, met);
  return rows.ok ? ok([{ name: name.slice(name.lastIndexOf('/') + 1), rows: rows.value }]) : rows;
}

function openZipped(
  { name, bytes }: RosterFile,
  met: ReadingNotes,
  notes: RosterNote[],
  isInside: boolean,
): Result<readonly TableSheet[]> {
  const opened = openZip(bytes);
  if (!opened.ok) return opened;
  const names = opened.value.map((entry) => entry.name.toLowerCase());
  if (names.includes('xl/workbook.xml')) {
    const sheets = readXlsx(bytes, met);
    // One sheet goes by the name of its file, as people know it.
    return sheets.ok && sheets.value.length === 1
      ? ok([{ name, rows: sheets.value[0]?.rows ?? [] }])
      : sheets;
  }
  if (isInside || names.includes('[content_types].xml') || names.includes('mimetype'))
    return err(problem('file-of-other-kind', { kind: nameFileKind(bytes) ?? 'ZIP' }));
  const all: TableSheet[] = [];
  let left = mostInflatedBytes;
  for (const entry of opened.value) {
    if (isLitter(entry.name)) continue;
    const inflated = inflateWhole(entry, left);
    if (!inflated.ok) return inflated;
    left -= inflated.value.length;
    const read = openFile({ name: entry.name, bytes: inflated.value }, notes, true);
    if (!read.ok) return read;
    all.push(...read.value);
  }
  return ok(all);
}

function asRosterNote(
  file: string,
  { code, line, about }: ReadingNotes['warnings'][number],
): readonly RosterNote[] {
  if (code !== 'encoding-guessed' && code !== 'quotes-unclear' && code !== 'sheet-hidden') return [];
  return [
    { code, file, row: code === 'quotes-unclear' ? line : 0, column: '', value: about, isBlocking: false },
  ];
}
