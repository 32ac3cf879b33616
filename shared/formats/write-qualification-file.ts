/** One or more qualifications as a file, in each of the kinds that can be read back. */
import type { Qualification } from '../domain/qualification';
import type { Competence } from '../records/competence';
import { writeQualificationsJson } from './qualifications-json';
import { tableColumns, tableKinds } from './table-columns';
import { tableWidths } from './table-widths';
import { writeCase } from './write-case';
import { writeCsv } from './write-csv';
import { composeTable, type TableWords } from './write-table';
import { writeXlsx } from './write-xlsx';

export const qualificationFormats = ['json', 'case', 'xlsx', 'csv'] as const;
export type QualificationFormat = (typeof qualificationFormats)[number];

export type QualificationFile = {
  readonly format: QualificationFormat;
  readonly qualification: Qualification;
  /** Those that it uses. */
  readonly competences: readonly Competence[];
  readonly words: TableWords;
  /** Who makes the file: the centre. */
  readonly creator: string;
  /** ISO moment. */
  readonly exportedAt: string;
};

const endings: Readonly<Record<QualificationFormat, string>> = {
  json: 'vakproef.json',
  case: 'case.json',
  xlsx: 'xlsx',
  csv: 'csv',
};

/** Name of the file, by code and name of what it holds; without the signs that some system refuses. */
export function nameQualificationFile(
  format: QualificationFormat,
  { code, name, cohort }: Qualification,
): string {
  const bare = [code, name, cohort]
    .filter(Boolean)
    .join(' ')
    .replace(/[\\/:*?"<>|]|\p{Cc}/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return `${[...(bare || '-')].slice(0, 100).join('')}.${endings[format]}`;
}

export function writeQualificationFile(file: QualificationFile): Uint8Array {
  const { format, qualification, competences, words, creator, exportedAt } = file;
  const qualifications = [qualification];
  if (format === 'xlsx') {
    return writeXlsx([
      {
        name: qualification.code || qualification.name || '-',
        rows: composeTable({ qualifications, competences, words }),
        widths: tableColumns.map((column) => tableWidths[column]),
        hasHeadings: true,
        choices: tableKinds.map((kind) => words.kinds[kind]),
        hidden: [tableColumns.indexOf('id'), tableColumns.indexOf('source')],
      },
    ]);
  }
  const text =
    format === 'json'
      ? writeQualificationsJson({ qualifications, competences, exportedAt })
      : format === 'case'
        ? writeCase({ qualifications, competences, title: qualification.name, creator, exportedAt })
        : writeCsv(composeTable({ qualifications, competences, words }), words.separator);
  return new TextEncoder().encode(text);
}
