/**
 * Reads qualifications out of the sheets of a table, in either of two layouts: ours, where a row says what it is, and the
 * one that schools make, with a column per level and a row per indicator. A sheet without such headings is told.
 */
import type { ExchangeReadout } from '../domain/exchanged-qualification';
import { problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import { createNotes, type ReadingNotes } from './reading-notes';
import { readKindRow } from './table-kind-row';
import { cellsOf, findHead, type TableHead, type TableSheet } from './table-row';
import { createTableTree, type TableTree } from './table-tree';
import { createWideReader, readInWide } from './table-wide-row';

/** @param title of the file, for what has no name of its own */
export function readTable(
  sheets: readonly TableSheet[],
  title: string,
  notes: ReadingNotes = createNotes(),
): Result<ExchangeReadout> {
  const trees: TableTree[] = [];
  let keyFrom = 1;
  for (const sheet of sheets) {
    const head = findHead(sheet.rows);
    if (!head) {
      noteSheet(notes, sheet);
      continue;
    }
    const tree = createTableTree(notes, sheets.length > 1 ? sheet.name : title, keyFrom);
    readRows(notes, head, tree);
    keyFrom += tree.qualifications.length;
    trees.push(tree);
  }
  if (trees.length === 0) return err(problem('table-unknown'));
  const qualifications = trees.flatMap((tree) => tree.qualifications);
  if (qualifications.length === 0) return err(problem('import-file-without-qualification'));
  return ok({
    format: 'table',
    title,
    qualifications,
    competences: trees.flatMap((tree) => tree.competences),
    warnings: notes.warnings,
  });
}

/** An explanation beside our table is no loss; anything else is named. */
function noteSheet(notes: ReadingNotes, { name, rows }: TableSheet): void {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (filled.length === 0) return;
  const source = filled
    .slice(0, 20)
    .map(({ cells }) => cells.filter(Boolean).join(' · '))
    .join('\n');
  notes.say({ fileKey: null, at: name, line: filled[0]?.number ?? 0 }, 'sheet-skipped', name, {
    source: source.slice(0, 2000),
    reading: [],
  });
}

/** Columns that mean something in the other layout alone. */
function unreadColumns(head: TableHead): TableHead['unknown'] {
  const { layout, columns, wide, row } = head;
  const read = readInWide(head);
  const unread =
    layout === 'kind'
      ? [...wide.values()]
      : [...columns].flatMap(([name, at]) => (read.has(name) ? [] : [at]));
  return unread.map((index) => [row.cells[index] ?? '', index]);
}

function readRows(notes: ReadingNotes, head: TableHead, tree: TableTree): void {
  const wide = createWideReader(notes, tree, head);
  for (const [heading, index] of [...head.unknown, ...unreadColumns(head)]) {
    const filled = head.below.filter((row) => (row.cells[index] ?? '').trim() !== '');
    if (filled.length === 0) continue;
    const source = [heading, ...filled.slice(0, 20).map((row) => row.cells[index] ?? '')].join('\n');
    notes.say({ fileKey: null, at: '', line: head.row.number }, 'column-skipped', heading, {
      source: source.slice(0, 2000),
      reading: [],
    });
  }
  for (const row of head.below) {
    const cells = cellsOf(head, row);
    if (cells.isBlank) continue;
    if (head.layout === 'kind') readKindRow(notes, tree, row, cells);
    else wide(row, cells);
  }
}
