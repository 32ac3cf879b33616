/**
 * Imports the chosen codes of a file that was read: decides anew upon what the device holds at this moment, and
 * records all new and changed qualifications in one append, all or none (M1). A second time records nothing.
 */
import type { Cohort } from '../../shared/domain/cohort';
import { decideImport, type ImportPlan } from '../../shared/domain/decide-import';
import type { QualificationFileReadout } from '../../shared/domain/qualification-file';
import { newId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { standardCompetences } from '../../shared/records/standard-competences';
import type { ActionDeps } from './action';
import { putDocuments } from './put-documents';
import { requireRole } from './require-role';

export type ImportRequest = {
  readonly readout: QualificationFileReadout;
  readonly codes: readonly string[];
  readonly cohort: Cohort | null;
  readonly chosenEditions: Readonly<Record<string, string>>;
};

/** What was imported, per code. A problem means that nothing was changed. */
export async function importQualifications(
  deps: ActionDeps,
  request: ImportRequest,
): Promise<Result<ImportPlan>> {
  const actor = await requireRole(deps, 'administrator');
  if (!actor.ok) return actor;
  const [stored, ownCompetences] = await Promise.all([
    deps.cache.documents('qualification'),
    deps.cache.documents('competence'),
  ]);
  const plan = decideImport({
    ...request,
    existing: stored.map(({ document }) => document),
    competences: [...standardCompetences, ...ownCompetences.map(({ document }) => document)],
    newId,
  });
  if (plan.toWrite.length === 0) return err(problem('nothing-to-import'));
  const revisionsById = new Map(stored.map(({ document, revision }) => [document.qualificationId, revision]));
  const put = await putDocuments(
    deps,
    plan.toWrite.map((document) => ({
      type: 'qualification' as const,
      documentId: document.qualificationId,
      document,
      upon: revisionsById.get(document.qualificationId) ?? null,
    })),
  );
  return put.ok ? ok(plan) : put;
}
