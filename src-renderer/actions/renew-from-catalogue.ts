/**
 * Makes new versions of qualifications from the newest edition in the catalogue, in one append: all or none. Decided anew
 * upon what the device holds at this moment. Planned exams stay on the version that they were planned with.
 */
import type { CatalogueRequest } from '../../shared/contract/catalogue-contract';
import type { Qualification } from '../../shared/domain/qualification';
import type { QualificationId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { documentRecords } from '../../shared/records/all-records';
import type { StoredQualification } from '../cache/read-cache';
import type { ActionDeps } from './action';
import { decidePart } from './compare-editions';
import { loadAnswer } from './load-answer';
import { type ImportUndo, recordImport } from './record-import';
import { requireRight } from './require-right';

export type Renewal = {
  readonly request: CatalogueRequest;
  readonly qualificationIds: ReadonlySet<QualificationId>;
  /** Stands in the list of versions. */
  readonly note: string;
};

/** How many got a new version, and how to take it back. */
export async function renewFromCatalogue(
  deps: ActionDeps,
  { request, qualificationIds, note }: Renewal,
): Promise<Result<{ readonly count: number; readonly undo: ImportUndo }>> {
  const actor = await requireRight(deps, documentRecords.qualification);
  if (!actor.ok) return actor;
  const readout = await loadAnswer(deps, request);
  if (!readout.ok) return readout;
  const toWrite: Qualification[] = [];
  const all: StoredQualification[] = [];
  for (const part of request.parts) {
    const { items, stored } = await decidePart(deps, readout.value, part);
    all.push(...stored);
    for (const item of items)
      if (item.outcome === 'changed' && qualificationIds.has(item.qualification.qualificationId))
        toWrite.push(item.qualification);
  }
  if (toWrite.length === 0) return err(problem('nothing-to-import'));
  const undo = await recordImport(deps, { staffId: actor.value.staffId, toWrite, stored: all, note });
  return undo.ok ? ok({ count: toWrite.length, undo: undo.value }) : undo;
}
