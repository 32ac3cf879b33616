/** Live documents: a component that asks sees every later version by itself. */
import type { DocumentType } from '../../shared/records/all-records';
import type { RegisterView } from '../cache/query-cache';
import type { StoredDocument } from '../cache/read-cache';
import { useQuerySource } from './query-source';
import { useLiveValue } from './use-live-value';

export type { StoredDocument } from '../cache/read-cache';

/** All documents of a type, those that cannot be read included; `undefined` while loading. */
export const useRegister = <T extends DocumentType>(type: T): RegisterView<T> | undefined =>
  useLiveValue(useQuerySource().cache.registers.documents(type));

/** Latest version of every document of a type that can be read; `undefined` while loading. */
export const useDocuments = <T extends DocumentType>(type: T): readonly StoredDocument<T>[] | undefined =>
  useRegister(type)?.stored;

/** One document: `undefined` while loading, null when there is none. */
export function useDocument<T extends DocumentType>(
  type: T,
  documentId: string | null | undefined,
): StoredDocument<T> | null | undefined {
  const register = useRegister(type);
  if (!documentId) return null;
  return register && (register.byId.get(documentId) ?? null);
}
