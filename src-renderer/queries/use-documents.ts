/** Live documents: a component that asks sees every later version by itself. */
import { useLiveQuery } from 'dexie-react-hooks';
import type { DocumentType } from '../../shared/records/all-records';
import type { StoredDocument } from '../cache/read-cache';

export type { StoredDocument } from '../cache/read-cache';

import { useQuerySource } from './query-source';

/** Latest version of every document of a type; `undefined` while loading. */
export function useDocuments<T extends DocumentType>(type: T): readonly StoredDocument<T>[] | undefined {
  const { cache } = useQuerySource();
  return useLiveQuery(() => cache.documents(type), [cache, type]);
}

/** One document: `undefined` while loading, null when there is none. */
export function useDocument<T extends DocumentType>(
  type: T,
  documentId: string | null | undefined,
): StoredDocument<T> | null | undefined {
  const { cache } = useQuerySource();
  return useLiveQuery(
    async () => (documentId ? cache.document(type, documentId) : null),
    [cache, type, documentId],
  );
}
