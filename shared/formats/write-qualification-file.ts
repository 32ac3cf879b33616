/** One or more qualifications as a file, in each of the kinds that can be read back. */
import type { Qualification } from '../domain/qualification';
import { safeFileName } from '../kernel/safe-file-name';
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

export type WrittenQualification = {
  readonly bytes: Uint8Array;
  /** Of how many of its parts this kind of file does not hold everything. */
  readonly tooLong: number;
};

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const endings: Readonly<Record<QualificationFormat, string>> = {
  json: 'vakproef.json',
  case: 'case.json',
  xlsx: 'xlsx',
  csv: 'csv',
};

/** Name of the file, by code and name of what it holds; one that every system takes, also out of a ZIP. */
export function nameQualificationFile(
  format: QualificationFormat,
  { code, name, cohort }: Qualification,
): string {
  const bare = [code, name, cohort]
    .filter(Boolean)
    .join(' ')
    .replace(/[\\/:*?"<>|]|\p{Cc}/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  return safeFileName(`${[...(bare || '-')].slice(0, 100).join('')}.${endings[format]}`);
}

/** The table of one: as a spreadsheet, or as text. */
function writeAsTable({
  format,
  qualification,
  competences,
  words,
}: QualificationFile): WrittenQualification {
  const { rows, tooLong } = composeTable({ qualifications: [qualification], competences, words });
  if (format === 'csv') return { bytes: encode(writeCsv(rows, words.separator)), tooLong };
  const sheet = {
    name: qualification.code || qualification.name || '-',
    rows,
    widths: tableColumns.map((column) => tableWidths[column]),
    hasHeadings: true,
    choices: tableKinds.map((kind) => words.kinds[kind]),
    hidden: [tableColumns.indexOf('id'), tableColumns.indexOf('source')],
  };
  return { bytes: writeXlsx([sheet]), tooLong };
}

export function writeQualificationFile(file: QualificationFile): WrittenQualification {
  const { format, qualification, competences, creator, exportedAt } = file;
  if (format === 'xlsx' || format === 'csv') return writeAsTable(file);
  const qualifications = [qualification];
  const text =
    format === 'json'
      ? writeQualificationsJson({ qualifications, competences, exportedAt })
      : writeCase({ qualifications, competences, title: qualification.name, creator, exportedAt });
  return { bytes: encode(text), tooLong: 0 };
}
