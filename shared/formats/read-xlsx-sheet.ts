/**
 * One sheet of a spreadsheet as rows of texts. Programs that number their rows or cells wrongly lose nothing by it: what
 * comes later in the sheet stands later, and a number only names it.
 */
import type { FileGuess, FileWarningCode } from '../domain/qualification-file';
import { problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import type { ZipEntry } from './read-zip';
import type { ReadingNotes } from './reading-notes';
import type { TableRow } from './table-row';
import { type DateStyles, dayOfSerial } from './xlsx-dates';
import { readXlsxText } from './xlsx-text';
import { PartStopped, readXlsxPart } from './xlsx-xml';

export const mostRows = 50_000;
const mostColumns = 200;

export type SheetReading = {
  readonly notes: ReadingNotes;
  /** Of the sheet. */
  readonly name: string;
  /** Texts that cells share. */
  readonly strings: readonly string[];
  readonly dates: DateStyles;
  /** Whether its days are counted from 1904. */
  readonly from1904: boolean;
  /** UTF-16 units that all cells together may have. */
  readonly most: number;
};

/** A cell while it is read. */
type Cell = { column: number; type: string; style: number; value: string; hasFormula: boolean };

/** `C7` is column 2. */
function columnOf(reference: string): number | null {
  const [, letters] = /^([A-Z]{1,3})\d*$/.exec(reference) ?? [];
  return letters ? [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 : null;
}

/** `0.1 + 0.2` was not typed as `0.30000000000000004`. */
function plainNumber(text: string): string {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) return text;
  return String(Number(value.toPrecision(15)));
}

const tooLarge = (): PartStopped => new PartStopped(problem('table-too-large', { rows: mostRows }));

type SheetRows = {
  readonly rows: TableRow[];
  readonly beginRow: (reference: string | undefined) => void;
  readonly endRow: () => void;
  /** Column of the next cell: as it says, unless one stands there already. */
  readonly columnFor: (reference: string | undefined) => number;
  readonly put: (cell: Cell) => void;
};

function collectRows({ notes, name, strings, dates, from1904, most }: SheetReading): SheetRows {
  const rows: TableRow[] = [];
  let cells: string[] = [];
  let taken = new Set<number>();
  let [number, last, furthest, characters] = [0, -1, -1, 0];
  const say = (code: FileWarningCode, about: string, guess?: FileGuess): void =>
    notes.say({ fileKey: null, at: name, line: number }, code, about, guess);
  const textOf = ({ type, value, style }: Cell): string => {
    if (type === 's') {
      const shared = strings[Number(value)];
      if (value !== '' && shared === undefined) say('cell-error', value);
      return shared ?? '';
    }
    if (type === 'inlineStr' || type === 'str') return readXlsxText(value);
    if (type === 'b') return value === '1' ? '1' : '0';
    if (type === 'e') say('cell-error', value);
    if (type === 'e') return '';
    const day = dates.has(style) ? dayOfSerial(value, from1904) : null;
    // A serial number such as 1-2 becomes a day as soon as somebody types it into a spreadsheet.
    if (day !== null) say('cell-date', day, { source: value, reading: [day] });
    return day ?? plainNumber(value);
  };
  return {
    rows,
    beginRow: (reference) => {
      const said = Number(reference);
      number = said > number ? said : number + 1;
      cells = [];
      taken = new Set();
      last = -1;
      furthest = -1;
    },
    endRow: () => {
      if (cells.length > 0) rows.push({ number, cells });
      if (rows.length > mostRows) throw tooLarge();
    },
    columnFor: (reference) => {
      const said = columnOf(reference ?? '');
      const next = said ?? last + 1;
      last = taken.has(next) ? furthest + 1 : next;
      furthest = Math.max(furthest, last);
      taken.add(last);
      return last;
    },
    put: (cell) => {
      const text = textOf(cell);
      if (cell.column >= mostColumns) {
        if (text.trim() !== '') say('column-skipped', text);
        return;
      }
      if (cell.hasFormula && cell.value === '') say('cell-formula', '');
      while (cells.length < cell.column) cells.push('');
      cells[cell.column] = text;
      characters += text.length;
      if (characters > most) throw tooLarge();
    },
  };
}

/** @param mostBytes that the part may have when it is inflated */
export function readXlsxSheet(
  entry: ZipEntry,
  mostBytes: number,
  reading: SheetReading,
): Result<readonly TableRow[]> {
  const { rows, beginRow, endRow, columnFor, put } = collectRows(reading);
  let cell: Cell | null = null;
  let takes = false;
  let inPronunciation = false;
  const wrong = readXlsxPart(entry, mostBytes, {
    open: (tag, { r, t, s }) => {
      if (tag === 'row') beginRow(r);
      else if (tag === 'c')
        cell = { column: columnFor(r), type: t ?? 'n', style: Number(s ?? 0), value: '', hasFormula: false };
      else if (tag === 'v' || tag === 't') takes = !inPronunciation;
      else if (tag === 'f' && cell) cell.hasFormula = true;
      else if (tag === 'rPh') inPronunciation = true;
    },
    text: (piece) => {
      if (takes && cell) cell.value += piece;
    },
    close: (tag) => {
      if (tag === 'v' || tag === 't') takes = false;
      else if (tag === 'rPh') inPronunciation = false;
      else if (tag === 'row') endRow();
      else if (tag === 'c' && cell) {
        put(cell);
        cell = null;
      }
    },
  });
  return wrong ? err(wrong) : ok(rows);
}
