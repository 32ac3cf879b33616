/** What a document becomes when a field that two people changed is decided. */

import { problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import { type DocumentOf, type DocumentType, documentRecords } from '../records/all-records';
import type { ConflictChoice, ConflictField } from '../records/document-conflict';
import { isFields, withFieldAt } from './merge-documents';

const isTextList = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

/** One behind the other, of lists every line once; on a line of its own where one of them has lines; null for no texts. */
function bothTexts(first: unknown, second: unknown): string | readonly string[] | null {
  if (isTextList(first) && isTextList(second)) return [...new Set([...first, ...second])];
  if (typeof first !== 'string' || typeof second !== 'string') return null;
  const parts = [first, second].map((text) => text.trim()).filter((text) => text !== '');
  const hasLines = parts.some((text) => text.includes('\n'));
  return parts.join(hasLines ? '\n' : ' / ');
}

/** The value that was chosen; null where there is no such choice, as of two dates. */
export function chosenValue(
  choice: ConflictChoice,
  { standing, displaced }: Pick<ConflictField, 'standing' | 'displaced'>,
): { readonly value: unknown } | null {
  if (choice === 'both') {
    const value = bothTexts(standing, displaced);
    return value === null ? null : { value };
  }
  return { value: choice === 'displaced' ? displaced : standing };
}

/** The document with the chosen value, held to its schema: not every two texts make one that the field may hold. */
export function settleField<T extends DocumentType>(
  type: T,
  document: DocumentOf<T>,
  field: ConflictField,
  choice: ConflictChoice,
): Result<DocumentOf<T>> {
  const chosen = chosenValue(choice, field);
  if (!chosen || !isFields(document)) return err(problem('settled-value-misfit'));
  const fields = withFieldAt(type, document, field.path, chosen.value);
  const read = documentRecords[type].schema.safeParse(fields);
  // The schema of the type read it; the compiler cannot follow the lookup.
  return read.success ? ok(read.data as DocumentOf<T>) : err(problem('settled-value-misfit'));
}
