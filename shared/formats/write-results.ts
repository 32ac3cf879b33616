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

/** In one of the kinds that need no words of the screen. @param madeAt ISO moment */
export const writeResultsAsJson = (
  format: 'oke' | 'oeapi',
  results: readonly ExchangedResult[],
  madeAt: string,
): Uint8Array<ArrayBuffer> => {
  const composed = format === 'oke' ? composeOke(results, madeAt) : composeOeapi(results, madeAt);
  return new TextEncoder().encode(`${JSON.stringify(composed, null, 2)}\n`);
};

export function writeResults(file: ResultsToWrite): Uint8Array {
  const { results, format, words, separator, sheetName, madeAt } = file;
  if (format === 'xlsx') {
    const rows = composeResultTable(results, words);
    return writeXlsx([{ name: sheetName, rows, widths: resultWidths, hasHeadings: true }]);
  }
  if (format === 'csv')
    return new TextEncoder().encode(writeCsv(composeResultTable(results, words), separator));
  return writeResultsAsJson(format, results, madeAt);
}
