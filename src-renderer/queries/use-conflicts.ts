/** Conflicts of documents, live: what two people made of one field, open until somebody decided it. */
import { useMemo } from 'react';
import type { DocumentConflict } from '../../shared/records/document-conflict';
import { useDocuments } from './use-documents';

const isOpen = ({ fields }: DocumentConflict): boolean =>
  Object.values(fields).some(({ settled }) => !settled);
const byTime = (a: DocumentConflict, b: DocumentConflict): number => (a.noticedAt < b.noticedAt ? -1 : 1);

export type Conflicts = {
  /** With a field that nobody decided yet, the oldest first. */
  readonly open: readonly DocumentConflict[];
  /** The latest first. */
  readonly settled: readonly DocumentConflict[];
};

/** `undefined` while loading. */
export function useConflicts(): Conflicts | undefined {
  const stored = useDocuments('document-conflict');
  return useMemo(() => {
    if (!stored) return undefined;
    const all = stored.map(({ document }) => document).sort(byTime);
    return { open: all.filter(isOpen), settled: all.filter((one) => !isOpen(one)).reverse() };
  }, [stored]);
}
