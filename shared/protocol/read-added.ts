/** Whose something of a portfolio is, and who added it, as a change says it of itself: nothing of it is checked. Pure. */
import type { Change } from './change';

type Fields = { readonly by: 'addedBy' | 'linkedBy'; readonly id: string };

/** What a candidate writes: the field that says who added it, and the one that says which it is. */
const fieldsOf: Readonly<Record<string, Fields>> = {
  'portfolio-entry': { by: 'addedBy', id: 'portfolioEntryId' },
  'portfolio-evidence': { by: 'addedBy', id: 'portfolioEvidenceId' },
  'portfolio-link': { by: 'linkedBy', id: 'portfolioLinkId' },
};

export type Added = { readonly participantId: unknown; readonly by: unknown };

export const fieldIn = (value: unknown, field: string): unknown =>
  typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[field]
    : undefined;

/** Null where it is nothing that a candidate writes, or says to be another than it is about. */
export function readAdded(
  change: Pick<Change, 'kind' | 'type' | 'subjectType' | 'subjectId' | 'body'>,
): Added | null {
  const { kind, type, subjectType, subjectId, body } = change;
  const fields = kind === 'document' && Object.hasOwn(fieldsOf, type) ? fieldsOf[type] : undefined;
  if (!fields || subjectType !== type || fieldIn(body, fields.id) !== subjectId) return null;
  return { participantId: fieldIn(body, 'participantId'), by: fieldIn(body, fields.by) };
}
