/** The imports of qualifications that were done, newest first, and whether each can still be taken back, live. */
import { useMemo } from 'react';
import { countTouched, type StayedAfterUndo, stayedAfterUndo } from '../../shared/domain/import-undo';
import type { QualificationImport } from '../../shared/records/qualification-import';
import { useDocuments, useRegister } from './use-documents';
import { useQualificationUses } from './use-qualification-uses';

export type ImportDone = {
  readonly imported: QualificationImport;
  /** How many of what it wrote somebody went on from; with none it can be taken back. */
  readonly touched: number;
  /** Although it was taken back. */
  readonly stayed: StayedAfterUndo;
};

/**
 * `undefined` while loading.
 * @param now as `useQualificationUses` takes it
 */
export function useImports(now: Date): readonly ImportDone[] | undefined {
  const imports = useDocuments('qualification-import');
  const heads = useRegister('qualification');
  const uses = useQualificationUses(now);
  return useMemo(() => {
    if (!imports || !heads || !uses) return undefined;
    const revisionOf = (id: string): string | undefined => heads.byId.get(id)?.revision;
    const headOf = (id: string) => heads.byId.get(id)?.document;
    const all = imports.map(({ document }) => document);
    return all
      .map((imported) => ({
        imported,
        touched: countTouched(imported, { revisionOf, uses }),
        stayed: stayedAfterUndo(imported, all, headOf),
      }))
      .sort((a, b) => (a.imported.importedAt < b.imported.importedAt ? 1 : -1));
  }, [imports, heads, uses]);
}
