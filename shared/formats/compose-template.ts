/** An empty table of qualifications as a spreadsheet: headings, a few rows as an example, and a sheet that says how. */
import { type TableColumn, type TableKind, tableColumns, tableKinds } from './table-columns';
import { tableWidths } from './table-widths';
import type { TableWords } from './write-table';
import { writeXlsx } from './write-xlsx';

export type TemplateTexts = {
  readonly words: TableWords;
  readonly sheet: string;
  readonly helpSheet: string;
  /** Rows of the example. */
  readonly example: readonly (readonly [TableKind, Partial<Record<TableColumn, string>>])[];
  readonly help: readonly string[];
};

/** People fill in neither ids nor where something came from. */
const ofThePrograms: readonly TableColumn[] = ['id', 'source'];
/** What an example has no use for. */
const columns = tableColumns.filter((column) => !ofThePrograms.includes(column));

export function composeTemplate({ words, sheet, helpSheet, example, help }: TemplateTexts): Uint8Array {
  const rows = example.map(([kind, cells]) =>
    columns.map((column) => (column === 'kind' ? words.kinds[kind] : (cells[column] ?? ''))),
  );
  const choices = tableKinds.filter((kind) => kind !== 'competence').map((kind) => words.kinds[kind]);
  return writeXlsx([
    {
      name: sheet,
      rows: [columns.map((column) => words.columns[column]), ...rows],
      widths: columns.map((column) => tableWidths[column]),
      hasHeadings: true,
      choices,
    },
    { name: helpSheet, rows: help.map((text) => [text]), widths: [110], hasHeadings: false },
  ]);
}
