/**
 * What a version of a document names in its envelope: files that the version before it did not name. So a merge names again what
 * came in by a version that the hub refused, and a change of the title asks for no file anew.
 */
import type { AccountabilityDocument } from '../../shared/records/accountability-document';
import type { DocumentOf, DocumentType } from '../../shared/records/all-records';
import { attachmentsOf } from '../../shared/values/named-file';

type Attachments = ReturnType<typeof attachmentsOf>;

const filesOf = ({ versions }: AccountabilityDocument) => versions.map(({ file }) => file);

/** @param before null for a new document */
export function addedFiles<T extends DocumentType>(
  type: T,
  before: DocumentOf<T> | null,
  after: DocumentOf<T>,
): Attachments {
  if (type !== 'accountability-document') return [];
  // The type says which documents these are; the compiler cannot follow it.
  const [was, is] = [before, after] as unknown as [AccountabilityDocument | null, AccountabilityDocument];
  const known = new Set(was ? filesOf(was).map(({ digest }) => digest) : []);
  return attachmentsOf(filesOf(is).filter(({ digest }) => !known.has(digest)));
}
