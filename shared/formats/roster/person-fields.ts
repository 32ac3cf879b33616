/**
 * The fields of one person out of a row, whatever the columns are called. What is too long, rounded off by a spreadsheet or
 * no day is asked about, and never cut or guessed: that row waits.
 */
import type { RosterFields } from '../../domain/roster/roster-readout';
import { type DayColumn, readRosterDay } from './roster-day';
import { readRosterName } from './roster-name';
import type { RosterNotes } from './roster-notes';
import type { RosterRow } from './roster-table';

/** By which meaning each field stands in the table; absent where such files have none. */
export type PersonColumns = {
  readonly [Field in
    | 'number'
    | 'givenName'
    | 'middleName'
    | 'namePrefix'
    | 'familyName'
    | 'fullName'
    | 'birthDate'
    | 'email'
    | 'learningPath'
    | 'diplomaDate'
    | 'jobTitle']?: string;
};

const most = {
  ...{ number: 40, givenName: 200, namePrefix: 40, familyName: 200 },
  ...{ email: 320, learningPath: 40, jobTitle: 200 },
};

/** Signs that nobody typed: controls, halves of a pair, what has no width, and what turns the order of letters on screen. */
const unseen = /[\p{Cc}\p{Cs}\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;
export const plainText = (text: string): string =>
  text
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(unseen, '')
    .trim();

/** `1,23457E+11`: what a spreadsheet makes of a long number; the rest of its digits are gone. */
const rounded = /^\d(?:[.,]\d+)?e\+?\d{1,2}$/i;

type FieldReader = { readonly notes: RosterNotes; readonly row: RosterRow; readonly columns: PersonColumns };

const cell = ({ row, columns }: FieldReader, field: keyof PersonColumns): string =>
  columns[field] === undefined ? '' : plainText(row.of(columns[field]));

function text(reader: FieldReader, field: keyof typeof most, value = cell(reader, field)): string {
  const { notes, row, columns } = reader;
  if (value.length > most[field])
    notes.block(row, columns[field] ?? columns.fullName ?? '', 'value-too-long', value);
  return value.slice(0, most[field]);
}

/** Undefined: the table has no such column, or nothing that is a day stands in it. */
function day(reader: FieldReader, field: 'birthDate' | 'diplomaDate', order: DayColumn): string | undefined {
  const { notes, row, columns } = reader;
  const written = cell(reader, field);
  if (written === '') return undefined;
  const read = readRosterDay(written, order);
  if (read === null) notes.block(row, columns[field] ?? '', 'day-unread');
  return read ?? undefined;
}

function email(reader: FieldReader): string | undefined {
  const written = text(reader, 'email');
  if (written === '') return undefined;
  if (/^[^\s@]+@[^\s@]+$/.test(written)) return written;
  reader.notes.say(reader.row, reader.columns.email ?? '', 'email-unread');
  return undefined;
}

/** A blank cell says nothing: what is known here stays. Only a name is said as a whole, its prefix with it. */
export function readPersonFields(
  reader: FieldReader,
  dayOrders: ReadonlyMap<string, DayColumn>,
): RosterFields {
  const { notes, row, columns } = reader;
  const usual: DayColumn = { order: 'day-first', isGuess: false };
  const orderOf = (field: 'birthDate' | 'diplomaDate'): DayColumn =>
    dayOrders.get(columns[field] ?? '') ?? usual;
  const [givenName, middleName, namePrefix, familyName, fullName] = (
    ['givenName', 'middleName', 'namePrefix', 'familyName', 'fullName'] as const
  ).map((field) => cell(reader, field));
  const name = readRosterName({
    ...{ givenName: givenName ?? '', middleName: middleName ?? '', namePrefix: namePrefix ?? '' },
    ...{ familyName: familyName ?? '', fullName: fullName ?? '' },
  });
  if (!/\p{L}/u.test(name.givenName + name.familyName))
    notes.block(row, columns.familyName ?? columns.fullName ?? '', 'name-missing');
  const number = text(reader, 'number');
  if (rounded.test(number)) notes.block(row, columns.number ?? '', 'number-rounded');
  const fields = {
    number: number === '' ? undefined : number,
    givenName: text(reader, 'givenName', name.givenName),
    namePrefix: text(reader, 'namePrefix', name.namePrefix),
    familyName: text(reader, 'familyName', name.familyName),
    birthDate: day(reader, 'birthDate', orderOf('birthDate')),
    email: email(reader),
    learningPath: text(reader, 'learningPath') || undefined,
    diplomaDate: day(reader, 'diplomaDate', orderOf('diplomaDate')),
    jobTitle: text(reader, 'jobTitle') || undefined,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
