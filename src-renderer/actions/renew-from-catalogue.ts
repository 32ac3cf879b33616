/**
 * Makes new versions of qualifications from the newest edition in the catalogue, in one append: all or none. Decided anew
 * upon what the device holds at this moment. Planned exams stay on the version that they were planned with.
 */
import type { CatalogueRequest } from '../../shared/contract/catalogue-contract';
import type { QualificationId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { Draft } from '../../shared/protocol/change';
import { documentRecords } from '../../shared/records/all-records';
import type { ActionDeps } from './action';
import { decidePart } from './compare-editions';
import { composeQualificationDrafts } from './compose-draft';
import { loadAnswer } from './load-answer';
import { recordDrafts } from './record-drafts';
import { requireRight } from './require-right';

export type Renewal = {
  readonly request: CatalogueRequest;
  readonly qualificationIds: ReadonlySet<QualificationId>;
};

/** How many got a new version. */
export async function renewFromCatalogue(
  deps: ActionDeps,
  { request, qualificationIds }: Renewal,
): Promise<Result<{ readonly count: number }>> {
  const actor = await requireRight(deps, documentRecords.qualification);
  if (!actor.ok) return actor;
  const readout = await loadAnswer(deps, request);
  if (!readout.ok) return readout;
  const { staffId } = actor.value;
  const publisher = { publishedAt: deps.world.now().toISOString(), publishedBy: staffId, note: '' };
  const drafts: Draft[] = [];
  let count = 0;
  for (const part of request.parts) {
    const { items, stored } = await decidePart(deps, readout.value, part);
    const storedById = new Map(stored.map((one) => [one.qualification.qualificationId, one]));
    for (const item of items) {
      if (item.outcome !== 'changed' || !qualificationIds.has(item.qualification.qualificationId)) continue;
      const before = storedById.get(item.qualification.qualificationId) ?? null;
      drafts.push(...composeQualificationDrafts(deps.world, item.qualification, before, publisher));
      count += 1;
    }
  }
  if (count === 0) return err(problem('nothing-to-import'));
  const recorded = await recordDrafts(deps, staffId, drafts);
  return recorded.ok ? ok({ count }) : recorded;
}
