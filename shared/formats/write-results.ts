/** Results as a file, in each of the kinds that other programs take. */
import type { ExchangedResult } from './exchanged-result';
import { composeResultTable, type ResultWords, resultWidths } from './result-table';
import { type CellSeparator, writeCsv } from './write-csv';
import { composeOeapi } from './write-oeapi';
import { composeOke } from './write-oke';
import { writeXlsx } from './write-xlsx';

export const resultFormats = ['xlsx', 'csv', 'oke', 'oeapi'] as const;
export type ResultFormat = (typeof resultFormats)[number];

export const resultEndings: Readonly<Record<ResultFormat, string>> = {
  xlsx: 'xlsx',
  csv: 'csv',
  oke: 'oke.json',
  oeapi: 'oeapi.json',
};

export type ResultsToWrite = {
  readonly results: readonly ExchangedResult[];
  readonly format: ResultFormat;
  readonly words: ResultWords;
  /** As spreadsheets in the language of the screen expect it. */
  readonly separator: CellSeparator;
  /** Of the sheet in the spreadsheet. */
  readonly sheetName: string;
  /** ISO moment. */
  readonly madeAt: string;
};

const asJson = (composed: unknown): string => `${JSON.stringify(composed, null, 2)}\n`;

export function writeResults(file: ResultsToWrite): Uint8Array {
  const { results, format, words, separator, sheetName, madeAt } = file;
  if (format === 'xlsx') {
    const rows = composeResultTable(results, words);
    return writeXlsx([{ name: sheetName, rows, widths: resultWidths, hasHeadings: true }]);
  }
  const texts: Readonly<Record<Exclude<ResultFormat, 'xlsx'>, () => string>> = {
    csv: () => writeCsv(composeResultTable(results, words), separator),
    oke: () => asJson(composeOke(results, madeAt)),
    oeapi: () => asJson(composeOeapi(results, madeAt)),
  };
  return new TextEncoder().encode(texts[format]());
}
