/** Reads a CSV as rows of texts: with commas, semicolons, tabs or bars, in the encodings that spreadsheets save. */
import Papa from 'papaparse';
import { problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import { decodeWhole } from './decode-whole';
import { withoutGuard } from './formula-guard';
import type { ReadingNotes } from './reading-notes';
import type { TableRow } from './table-row';

const mostRows = 50_000;

/** A first line by which Excel is told what parts the cells. */
const toldDelimiter = /^sep=(.)\r?\n/i;

/** Row numbers are those of a spreadsheet: a cell of several lines is one row. */
export function readCsv(bytes: Uint8Array, notes: ReadingNotes): Result<readonly TableRow[]> {
  const decoded = decodeWhole(bytes);
  if (!decoded.ok) return decoded;
  const { text: whole, isGuess } = decoded.value;
  if (isGuess) notes.say({ fileKey: null, at: '', line: 1 }, 'encoding-guessed', 'Windows-1252');
  const told = toldDelimiter.exec(whole);
  const text = told ? whole.slice(told[0].length) : whole;
  const parsed = Papa.parse<string[]>(text, {
    delimiter: told?.[1] ?? guessDelimiter(text),
    skipEmptyLines: false,
    preview: mostRows + 1,
  });
  if (parsed.data.length > mostRows) return err(problem('table-too-large', { rows: mostRows }));
  for (const { row = 0, message } of parsed.errors.slice(0, 20))
    notes.say({ fileKey: null, at: '', line: row + 1 }, 'quotes-unclear', message);
  const before = told ? 2 : 1;
  return ok(
    parsed.data.map((cells, index) => ({
      number: index + before,
      cells: cells.map((cell) => withoutGuard(cell)),
    })),
  );
}

/** What stands most often in the first line that has any, outside of quotes. */
function guessDelimiter(text: string): string {
  const [line = ''] = text
    .slice(0, 20_000)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r?\n/)
    .filter((one) => /[,;\t|]/.test(one));
  const count = (sign: string): number => line.split(sign).length - 1;
  return [',', ';', '\t', '|'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
