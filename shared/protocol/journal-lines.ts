/**
 * Entries as they lie in the journal, one line of JSON each: a view that is built anew reads hundreds of thousands, and
 * nobody between the journal and its reader takes them apart and writes them again.
 */
import type { SignedChange } from './change';
import type { JournalEntry } from './journal-entry';

const newLine = 10;

/** Lines of whole entries, behind one another. */
export function joinLines(lines: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  // Bytes of their own: a message carries the whole memory that a view lies in.
  const joined = new Uint8Array(lines.reduce((sum, line) => sum + line.length + 1, 0));
  let at = 0;
  for (const line of lines) {
    joined.set(line, at);
    at += line.length;
    joined[at++] = newLine;
  }
  return joined;
}

/** An entry as a reader of lines has it: of an own change only the text, which is all that a view is made of. */
export type ReadEntry =
  | Exclude<JournalEntry, { readonly kind: 'own' }>
  | { readonly kind: 'own'; readonly change: Pick<SignedChange, 'text'> };
export type ReadLine = { readonly position: number; readonly entry: ReadEntry };

const isEntry = (value: unknown): value is ReadEntry =>
  typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string';

const beforeOwnText = '{"kind":"own","change":{"text":';
/** Ends a text that is an object. Within one no quote stands without its backslash. */
const afterOwnText = '}","';

/**
 * The text of an own change; null when the line begins or ends otherwise, and is to be read whole. Nearly every line is
 * such a one, and the rest of it (hash, signature) is not taken apart for a view that asks for neither.
 */
function readOwnText(line: string): string | null {
  if (!line.startsWith(beforeOwnText) || !line.endsWith('}}')) return null;
  const end = line.indexOf(afterOwnText, beforeOwnText.length);
  if (end < 0) return null;
  const text: unknown = JSON.parse(line.slice(beforeOwnText.length, end + 2));
  return typeof text === 'string' ? text : null;
}

function readLine(line: string): ReadEntry | null {
  const text = readOwnText(line);
  if (text !== null) return { kind: 'own', change: { text } };
  const entry: unknown = JSON.parse(line);
  return isEntry(entry) ? entry : null;
}

/**
 * The entries of these lines. Each was held to its schema when it was written, and is sealed since: that it is one at all
 * is enough to tell a mistake in wiring.
 * @param first position of the first of them
 * @returns null when these are no lines of entries
 */
export function openLines(first: number, lines: Uint8Array): readonly ReadLine[] | null {
  // A line of JSON has no line end in it.
  const text = new TextDecoder().decode(lines).trimEnd();
  const opened: ReadLine[] = [];
  try {
    for (const line of text === '' ? [] : text.split('\n')) {
      const entry = readLine(line);
      if (!entry) return null;
      opened.push({ position: first + opened.length, entry });
    }
    return opened;
  } catch {
    return null;
  }
}
