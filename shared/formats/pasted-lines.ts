/**
 * Lines that somebody copied in a word processor, a sheet or a page, as indicators: a line each, without list signs. What was
 * guessed, and what was left out, is said, so that the editor can show it beside an undo.
 */
import Papa from 'papaparse';
import { parseBehaviour } from './behaviour';
import { readEntries } from './behaviour-entries';
import type { BehaviourOddity } from './behaviour-oddity';
import { withoutListEnd } from './list-end';
import { readListMark } from './list-mark';
import { readLines, type TextLine } from './text-lines';

export type PastedGuess = {
  /**
   * How a list was read; `sign-off`: a list sign went off; `column-left-out`: of a table only one column is taken;
   * `heading-left-out`: its first row names the columns; `introduction`: a first line is no point of the list; `markup`: tags were taken away.
   */
  readonly kind:
    | BehaviourOddity['kind']
    | 'sign-off'
    | 'column-left-out'
    | 'heading-left-out'
    | 'introduction'
    | 'markup';
  /** The words it is about, as they were pasted. */
  readonly about: string;
  /** The line that was made of it, where it is one. */
  readonly made: string | null;
};
export type PastedLines = {
  /** A line that introduces the list, e.g. "De beroepsbeoefenaar:"; blank when there is none. */
  readonly intro: string;
  readonly lines: readonly string[];
  readonly guesses: readonly PastedGuess[];
};

/** @param text what the clipboard has as plain text */
export function parsePastedLines(text: string): PastedLines {
  const table = takeColumn(readCells(text));
  const { lines, hadMarkup, leftOut } = readLines(table.lines.join('\n'));
  const { intro, texts, oddities } = readList(lines);
  const guesses = [
    ...table.guesses,
    ...(hadMarkup ? [{ kind: 'markup', about: leftOut.join(' ') } as const] : []),
    ...(intro === '' ? [] : [{ kind: 'introduction', about: intro } as const]),
    ...oddities,
  ].map((guess): PastedGuess => ({ ...guess, made: null }));
  const told = [...guesses, ...signsOff(lines, texts)];
  const once = new Map(told.map((guess) => [`${guess.kind} ${guess.about}`, guess]));
  return { intro, lines: texts, guesses: [...once.values()] };
}

/** Lines that lost a sign before them, where the rest is a line as it is now. */
function signsOff(lines: readonly TextLine[], texts: readonly string[]): readonly PastedGuess[] {
  const made = new Set(texts);
  return lines.flatMap(({ text }): readonly PastedGuess[] => {
    const rest = withoutListEnd(readListMark(text)?.rest ?? '');
    return made.has(rest) && !made.has(text) ? [{ kind: 'sign-off', about: text, made: rest }] : [];
  });
}

/** Where few lines have a list sign, each line is a point by itself; else a line without one goes on with the one before. */
function readList(lines: readonly TextLine[]): {
  readonly intro: string;
  readonly texts: readonly string[];
  readonly oddities: readonly BehaviourOddity[];
} {
  const { entries, oddities } = readEntries(lines);
  const isList = entries.filter(({ mark }) => mark !== null).length * 2 > entries.length;
  if (isList) {
    const read = parseBehaviour(lines);
    return { intro: read.behaviour.intro, texts: read.behaviour.lines, oddities: read.oddities };
  }
  const texts = entries.map((entry) => entry.text);
  const [first = ''] = texts;
  const intro = texts.length > 1 && first.endsWith(':') ? first : '';
  const points = texts.slice(intro === '' ? 0 : 1);
  return { intro, texts: points.map(withoutListEnd).filter((point) => point !== ''), oddities };
}

/** Rows of cells, as a sheet copies them: tabs between them, quotes around a cell with line ends in it. */
function readCells(text: string): readonly (readonly string[])[] {
  const plain = text.replace(/\r\n?/g, '\n');
  const asTable = Papa.parse<string[]>(plain, { delimiter: '\t', newline: '\n' });
  const isSound = asTable.errors.length === 0 && asTable.data.every(Array.isArray);
  const rows = isSound ? asTable.data : plain.split('\n').map((line) => line.split('\t'));
  return rows.map(joinMark).filter((row) => row.some((cell) => cell !== ''));
}

/** A word processor puts a tab behind its list sign: that makes no column. Line ends in a cell are spaces. */
function joinMark(row: readonly string[]): readonly string[] {
  const cells = row.map((cell) => cell.replace(/[\n\v]+/g, ' ').trimEnd());
  const filled = cells.findIndex((cell) => cell.trim() !== '');
  const [first = '', second, ...rest] = cells.slice(Math.max(0, filled));
  const mark = readListMark(`${first.trim()} x`);
  // A number without its full stop is a column of a sheet.
  if (second === undefined || mark?.rest !== 'x' || mark.kind === 'count') return cells;
  return [`${'\t'.repeat(filled)}${first} ${second}`, ...rest];
}

/** Of a table the column with the most text; the others are named. */
function takeColumn(rows: readonly (readonly string[])[]): {
  readonly lines: readonly string[];
  readonly guesses: readonly Pick<PastedGuess, 'kind' | 'about'>[];
} {
  const sizes: number[] = [];
  for (const row of rows)
    row.forEach((cell, column) => {
      sizes[column] = (sizes[column] ?? 0) + cell.trim().length;
    });
  const largest = sizes.reduce((most, size) => Math.max(most, size), 0);
  const widest = Math.max(0, sizes.indexOf(largest));
  const heading = hasHeading(rows, widest) ? rows[0] : undefined;
  const guesses: Pick<PastedGuess, 'kind' | 'about'>[] = heading
    ? [{ kind: 'heading-left-out', about: heading.join(' ') }]
    : [];
  const lines = rows.slice(heading ? 1 : 0).map((row) => {
    const others = row.filter((cell, column) => column !== widest && cell.trim() !== '');
    if (others.length === 0) return row[widest] ?? '';
    if ((row[widest]?.trim() ?? '') === '') return others.join(' ');
    guesses.push({ kind: 'column-left-out', about: others.join(' ') });
    return row[widest] ?? '';
  });
  return { lines, guesses };
}

/** A first row without a number where every other row has one, in a column beside the text. */
function hasHeading(rows: readonly (readonly string[])[], widest: number): boolean {
  const [first = [], ...others] = rows;
  return first.some(
    (cell, column) =>
      column !== widest &&
      others.length > 1 &&
      cell.trim() !== '' &&
      !/\d/.test(cell) &&
      others.every((row) => /\d$/.test(row[column]?.trim() ?? '')),
  );
}
