/**
 * An entry as it comes out of a frame. It was checked against its schema when it was appended, and the seal says that
 * these are the same bytes: a start reads hundreds of thousands, and checks no more than that each is an entry.
 */
import { type JournalEntry, journalEntrySchema } from '../../shared/protocol/journal-entry';

const kinds: ReadonlySet<unknown> = new Set(
  journalEntrySchema.options.map((option) => option.shape.kind.value),
);

const isEntry = (value: unknown): value is JournalEntry =>
  typeof value === 'object' && value !== null && 'kind' in value && kinds.has(value.kind);

/** @param line one line of a frame. Throws when it is no entry: then this program did not write it. */
export function readEntry(line: string): JournalEntry {
  const value: unknown = JSON.parse(line);
  if (!isEntry(value)) throw new Error('broken invariant: a sealed line is no journal entry');
  return value;
}
