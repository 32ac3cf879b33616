/** What stands in the document by now where two people once disagreed: somebody may have changed it since. */
import { fieldAt, isFields } from '../../../../shared/domain/merge-documents';
import type { DocumentConflict } from '../../../../shared/records/document-conflict';
import { isDocumentType } from '../../../../shared/records/document-types';
import { useDocument } from '../../../queries/use-documents';

/** Null where it is not known here, as of a place in a tree. */
export function usePresentValue(
  { type, documentId }: DocumentConflict,
  path: readonly string[],
): { readonly value: unknown } | null {
  const known = isDocumentType(type) ? type : null;
  const stored = useDocument(known ?? 'organisation', known && documentId);
  const document: unknown = stored?.document;
  if (!known || path[0] === 'tree' || !isFields(document)) return null;
  return { value: fieldAt(known, document, path) };
}
