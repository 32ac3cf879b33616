/**
 * A table of exams to plan: a row per exam, or a row per candidate where several rows say the same exam. Which column is
 * which is told by its heading, in any of our languages. Only reads; what of it can be planned is decided elsewhere. Pure.
 */
import { foldText } from '../kernel/fold-text';
import { problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import { looksZipped } from './file-kind';
import { readCsv } from './read-csv';
import { readXlsx } from './read-xlsx';
import { createNotes } from './reading-notes';
import { findDayOrder, readRosterDay } from './roster/roster-day';
import type { TableRow } from './table-row';

const headings = {
  template: ['sjabloon', 'template', 'vorlage'],
  code: ['code', 'examencode', 'exam code', 'prufungscode'],
  title: ['titel', 'title'],
  day: ['datum', 'date', 'dag', 'day', 'tag'],
  time: ['tijd', 'time', 'begintijd', 'zeit', 'uhrzeit'],
  place: ['plaats', 'place', 'lokaal', 'ruimte', 'room', 'ort', 'raum'],
  examiner: ['examinator', 'examiner', 'prufer'],
  candidates: [
    'kandidaten',
    'kandidaat',
    'studentnummer',
    'nummer',
    'candidates',
    'candidate',
    'number',
    'pruflinge',
    'prufling',
  ],
  group: ['groep', 'group', 'klas', 'gruppe', 'klasse'],
  duration: ['duur', 'duration', 'dauer', 'minuten', 'minutes'],
} as const;
export type PlanColumn = keyof typeof headings;
const planColumns = Object.keys(headings) as PlanColumn[];

/** One exam as the table says it. Blank: the table does not say. */
export type PlanTableRow = {
  /** Rows of the spreadsheet it stands in, from 1. */
  readonly rows: readonly number[];
  readonly said: Readonly<Record<PlanColumn, string>>;
  /** ISO day; null for what is no day. */
  readonly day: string | null;
  /** As `09:00`; null for what is no time. */
  readonly time: string | null;
  /** Numbers of candidates, in their order. */
  readonly candidates: readonly string[];
};

export type PlanTable = {
  readonly exams: readonly PlanTableRow[];
  /** Headings that say nothing to us. */
  readonly unknown: readonly string[];
};

const keyOf = (heading: string): string =>
  foldText(heading)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
const columnOf = (heading: string): PlanColumn | undefined =>
  planColumns.find((column) => headings[column].some((word) => word === keyOf(heading)));

/** Also `9.00`, `9:00 uur` and the part of a day by which spreadsheets count (`0,375`). */
export function readPlanTime(text: string): string | null {
  const part = /^0[.,]\d+$/.test(text) ? Math.round(Number(text.replace(',', '.')) * 1440) : null;
  const [, hour, minute] = /^(\d{1,2})[:.h](\d{2})(?::\d{2})?\s*(?:uur|h|uhr)?$/i.exec(text) ?? [];
  const minutes = part ?? (hour && minute && Number(minute) < 60 ? Number(hour) * 60 + Number(minute) : null);
  if (minutes === null || minutes >= 1440) return null;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

const numbersIn = (text: string): readonly string[] =>
  text
    .split(/[\s,;|]+/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** Rows that say the same exam are one: by its code, else by everything but the candidates. */
function sameExamKey({ said }: PlanTableRow): string {
  if (said.code !== '') return `code ${keyOf(said.code)}`;
  const { candidates: _, group: __, ...rest } = said;
  return JSON.stringify(Object.values(rest).map(foldText));
}

/** A row of the same code at another time is a row of its own: the code is then told as given twice. */
const isOneExam = (a: PlanTableRow, b: PlanTableRow): boolean =>
  (['day', 'time', 'place', 'examiner', 'template', 'title', 'duration'] as const).every(
    (column) => foldText(a.said[column]) === foldText(b.said[column]),
  );

function mergeRows(rows: readonly PlanTableRow[]): readonly PlanTableRow[] {
  const merged: PlanTableRow[] = [];
  const places = new Map<string, number>();
  for (const row of rows) {
    const key = sameExamKey(row);
    const at = places.get(key);
    const known = at === undefined ? undefined : merged[at];
    if (at !== undefined && known && isOneExam(known, row)) {
      const groups = [...new Set([known.said.group, row.said.group].filter(Boolean))].join(';');
      merged[at] = {
        ...known,
        rows: [...known.rows, ...row.rows],
        said: { ...known.said, group: groups },
        candidates: [...new Set([...known.candidates, ...row.candidates])],
      };
    } else {
      places.set(key, merged.length);
      merged.push(row);
    }
  }
  return merged;
}

/** @param rows the first that has a heading of ours is taken for the headings */
export function arrangePlanTable(rows: readonly TableRow[]): Result<PlanTable> {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const [head, ...below] = filled;
  const columns = new Map((head?.cells ?? []).map((heading, index) => [index, columnOf(heading)]));
  if (![...columns.values()].includes('day')) return err(problem('plan-table-unknown'));
  const cellsOf = (row: TableRow): Record<PlanColumn, string> => {
    const said = Object.fromEntries(planColumns.map((column) => [column, ''])) as Record<PlanColumn, string>;
    for (const [index, column] of columns) if (column) said[column] ||= (row.cells[index] ?? '').trim();
    return said;
  };
  const read = below.map((row) => ({ number: row.number, said: cellsOf(row) }));
  const order = findDayOrder(
    read.map(({ said }) => said.day),
    'day-first',
  );
  const exams = read.map(({ number, said }) => {
    const candidates = numbersIn(said.candidates);
    return {
      rows: [number],
      // Beside a candidate a group only says where they are; by itself it means everybody in it.
      said: candidates.length > 0 ? { ...said, group: '' } : said,
      day: readRosterDay(said.day, order),
      time: readPlanTime(said.time),
      candidates,
    };
  });
  const unknown = (head?.cells ?? []).filter((heading) => heading.trim() !== '' && !columnOf(heading));
  return ok({ exams: mergeRows(exams), unknown });
}

/** A spreadsheet, of which the first sheet with a date counts; or a CSV, in whatever encoding and with whatever between its cells. */
export function readPlanTable(bytes: Uint8Array): Result<PlanTable> {
  const notes = createNotes();
  if (!looksZipped(bytes)) {
    const rows = readCsv(bytes, notes);
    return rows.ok ? arrangePlanTable(rows.value) : rows;
  }
  const sheets = readXlsx(bytes, notes);
  if (!sheets.ok) return sheets;
  const read = sheets.value.map(({ rows }) => arrangePlanTable(rows));
  return read.find(({ ok: isRead }) => isRead) ?? read[0] ?? err(problem('plan-table-unknown'));
}
