/**
 * Rows of a table with a column per level, as schools make them: a cell that is blank means the one above it, and one
 * that says something else begins the next core task or work process. A serial number may stand in front of the text.
 */
import { dayAsCohort } from './day-as-cohort';
import { readListMark } from './list-mark';
import { fittingText, type ReadingNotes } from './reading-notes';
import { readYesNo, splitCodes, type TableColumn, type WideColumn } from './table-columns';
import type { Cells, TableHead, TableRow } from './table-row';
import type { TableTree } from './table-tree';

/** What is said of a qualification or a work process once, in its first row. */
const saidOnce = {
  qualification: ['code', 'level', 'cohort'],
  'work-process': ['description', 'result', 'competences'],
} as const satisfies Partial<Record<WideColumn, readonly TableColumn[]>>;

/** Columns of the other layout that mean something in this one. */
export const readInWide = ({ wide }: TableHead): ReadonlySet<TableColumn> =>
  new Set([
    ...(wide.has('qualification') ? saidOnce.qualification : []),
    ...saidOnce['work-process'],
    'critical',
  ]);

/** `B1-K1-W2 Voert uit`, `1.2: Voert uit`. */
const numbered =
  /^((?:[A-Z]\d{1,2}-?)?K\d{1,2}(?:-?W\d{1,3})?|W\d{1,3}|\d{1,2}(?:\.\d{1,2}){1,3})\.?\s*[:–—-]?\s+(\S.*)$/isu;

const parted = (text: string): { readonly code: string; readonly name: string } => {
  const [, code = '', name = text] = numbered.exec(text) ?? [];
  return { code, name };
};

/** Remembers what the rows above said. */
export function createWideReader(
  notes: ReadingNotes,
  tree: TableTree,
  head: TableHead,
): (row: TableRow, cells: Cells) => void {
  const last = { qualification: '', 'core-task': '', 'work-process': '' };
  const isNew = (level: keyof typeof last, text: string): boolean => {
    if (text === '' || text === last[level]) return false;
    last[level] = text;
    return true;
  };
  const first = new Map<TableColumn, string>();
  /** A later row of the same one that says something else has no place. */
  const hearRest = (row: TableRow, cells: Cells, of: keyof typeof saidOnce, isFirst: boolean): void => {
    for (const column of saidOnce[of]) {
      const said = cells.of(column) ?? '';
      if (isFirst) first.set(column, said);
      else if (said !== '' && said !== first.get(column))
        notes.say({ fileKey: tree.fileKey(), at: '', line: row.number }, 'field-skipped', column, {
          source: said,
          reading: [],
        });
    }
  };
  return (row, cells) => {
    const text = (value: string, most: number): string =>
      fittingText(notes, { fileKey: tree.fileKey(), at: '', line: row.number }, value, most);
    const named = (value: string) => {
      const { code, name } = parted(value);
      return {
        code: code.slice(0, 40),
        name: text(name, 500),
        ...(head.wide.has('knowledge') ? { knowledgeAndSkills: [] } : {}),
      };
    };
    const isNewQualification = isNew('qualification', cells.wide('qualification'));
    if (isNewQualification) {
      const cohort = cells.of('cohort') ?? '';
      const place = { fileKey: tree.nextKey(), at: '', line: row.number };
      tree.startQualification(null, {
        name: text(last.qualification, 500),
        code: text(cells.of('code') ?? '', 40),
        level: text(cells.of('level') ?? '', 40) || null,
        cohort: dayAsCohort(notes, place, cohort) ?? (text(cohort, 40) || null),
      });
      last['core-task'] = '';
      last['work-process'] = '';
    }
    if (head.wide.has('qualification')) hearRest(row, cells, 'qualification', isNewQualification);
    if (isNew('core-task', cells.wide('core-task'))) {
      tree.addCoreTask({ id: null, fields: named(last['core-task']) }, row.number);
      last['work-process'] = '';
    }
    const competences = cells.of('competences');
    const isNewWorkProcess = isNew('work-process', cells.wide('work-process'));
    hearRest(row, cells, 'work-process', isNewWorkProcess);
    if (isNewWorkProcess) {
      const description = cells.of('description');
      const result = cells.of('result');
      const fields = {
        ...named(last['work-process']),
        ...(description === undefined ? {} : { description: text(description, 20_000) }),
        ...(result === undefined ? {} : { desiredResult: text(result, 20_000) }),
      };
      const linked = competences === undefined ? null : splitCodes(competences);
      tree.addWorkProcess({ id: null, fields, competences: linked }, row.number);
    }
    for (const line of cells.wide('knowledge').split(/\r\n|\r|\n/))
      if (line.trim() !== '') tree.addKnowledge(text(withoutMark(line), 2000), row.number);
    const critical = readYesNo(cells.of('critical') ?? '');
    if (critical === null) {
      const guess = { source: cells.of('critical') ?? '', reading: [] };
      notes.say({ fileKey: tree.fileKey(), at: '', line: row.number }, 'field-unreadable', 'critical', guess);
    }
    const lines = cells
      .wide('indicator')
      .split(/\r\n|\r|\n/)
      .map(withoutMark)
      .filter((line) => line !== '');
    if (lines.length > 1)
      notes.say({ fileKey: tree.fileKey(), at: '', line: row.number }, 'cell-split', lines[0] ?? '', {
        source: cells.wide('indicator'),
        reading: lines,
      });
    for (const line of lines)
      tree.addIndicator(
        { id: null, fields: { text: text(line, 20_000), critical: critical ?? false }, competences: null },
        row.number,
      );
  };
}

/** A list sign in front of a line that stands in a cell with others. */
function withoutMark(line: string): string {
  const mark = readListMark(line.trim());
  return mark && !mark.isLoose ? mark.rest : line.trim();
}
