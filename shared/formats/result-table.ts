/** Results as a table for a spreadsheet: a row per candidate of an exam, days and times by the clock of the exam's place. */
import { wallTimeOf } from '../values/wall-time';
import { type ExchangedResult, type Presence, presenceOf } from './exchanged-result';

export const resultColumns = [
  'number',
  'name',
  'birth-date',
  'group',
  'exam',
  'title',
  'qualification-code',
  'qualification',
  'day',
  'time',
  'place',
  'examiner',
  'attempt',
  'presence',
  'attendance',
  'reason',
  'outcome',
  'signed-day',
  'signed-time',
  'form',
  'receipt',
] as const;
export type ResultColumn = (typeof resultColumns)[number];

/** Widths in characters, as a reader of names needs them; the rest are of the usual width. */
const widths: Partial<Readonly<Record<ResultColumn, number>>> = {
  ...{ name: 28, title: 34, qualification: 34, place: 24, examiner: 24, reason: 30, form: 18, receipt: 14 },
};
export const resultWidths: readonly number[] = resultColumns.map((column) => widths[column] ?? 14);

/** In the language of the screen. */
export type ResultWords = {
  readonly columns: Readonly<Record<ResultColumn, string>>;
  readonly presence: Readonly<Record<Presence, string>>;
  readonly cancelled: string;
  /** Of a candidate whose name this device does not know. */
  readonly noName: string;
  /** What was said of whether they were there; blank where nothing was. */
  readonly attendanceOf: (result: ExchangedResult) => string;
};

function cellsOf(result: ExchangedResult, words: ResultWords): Readonly<Record<ResultColumn, string>> {
  const { exam, candidate, signedAt } = result;
  const planned = wallTimeOf(result.startsAt, exam.timeZone);
  const signed = signedAt === null ? null : wallTimeOf(signedAt, exam.timeZone);
  return {
    number: candidate.number,
    name: candidate.name.trim() === '' ? words.noName : candidate.name,
    'birth-date': candidate.birthDate ?? '',
    group: candidate.group,
    exam: exam.code,
    title: exam.title,
    'qualification-code': exam.qualification.code,
    qualification: exam.qualification.name,
    day: planned.day,
    time: planned.time,
    place: exam.place,
    examiner: result.examiner.name,
    attempt: result.attempt === null ? '' : String(result.attempt),
    presence: exam.isCancelled && !signedAt ? words.cancelled : words.presence[presenceOf(result)],
    attendance: words.attendanceOf(result),
    reason: result.attendance?.reason ?? '',
    outcome: result.outcomeWord,
    'signed-day': signed?.day ?? '',
    'signed-time': signed?.time ?? '',
    form: result.formNumber,
    receipt: result.receiptNumber,
  };
}

/** The first row holds the headings. */
export const composeResultTable = (
  results: readonly ExchangedResult[],
  words: ResultWords,
): readonly (readonly string[])[] => [
  resultColumns.map((column) => words.columns[column]),
  ...results.map((result) => {
    const cells = cellsOf(result, words);
    return resultColumns.map((column) => cells[column]);
  }),
];
