/**
 * Entries as they lie in the journal, one line of JSON each: a view that is built anew reads hundreds of thousands, and
 * nobody between the journal and its reader takes them apart and writes them again.
 */
import type { JournalEntry, PositionedEntry } from './journal-entry';

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

const isEntry = (value: unknown): value is JournalEntry =>
  typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string';

/**
 * The entries of these lines. Each was held to its schema when it was written, and is sealed since: that it is one at all
 * is enough to tell a mistake in wiring.
 * @param first position of the first of them
 * @returns null when these are no lines of entries
 */
export function openLines(first: number, lines: Uint8Array): readonly PositionedEntry[] | null {
  // A line of JSON has no line end in it, so that all of them can be read in one go.
  const text = new TextDecoder().decode(lines).trimEnd().replaceAll('\n', ',');
  try {
    const entries: unknown = JSON.parse(`[${text}]`);
    if (!Array.isArray(entries) || !entries.every(isEntry)) return null;
    return entries.map((entry, at) => ({ position: first + at, entry }));
  } catch {
    return null;
  }
}
