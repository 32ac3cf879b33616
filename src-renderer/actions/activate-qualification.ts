/** Takes a qualification into use, or out of it again (M48). Planned exams keep their own snapshot either way. */
import { decideActivate, decideDeactivate } from '../../shared/domain/activation';
import type { Qualification } from '../../shared/domain/qualification';
import type { QualificationId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { ActionDeps } from './action';
import { putDocuments } from './put-documents';

type Chosen = { readonly qualificationId: QualificationId };

async function changeStatus(
  deps: ActionDeps,
  { qualificationId }: Chosen,
  decide: (qualification: Qualification) => Result<Qualification>,
): Promise<Result<null>> {
  const stored = await deps.cache.document('qualification', qualificationId);
  if (!stored) return err(problem('document-missing', { documentId: qualificationId }));
  const decided = decide(stored.document);
  if (!decided.ok) return decided;
  if (decided.value === stored.document) return ok(null);
  return putDocuments(deps, [
    {
      type: 'qualification',
      documentId: qualificationId,
      document: decided.value,
      upon: stored.revision,
    },
  ]);
}

/** Makes it active; refused with the reason while it has no core task with a work process. */
export const activateQualification = (deps: ActionDeps, input: Chosen): Promise<Result<null>> =>
  changeStatus(deps, input, decideActivate);

/** Makes it inactive: no new exam can be planned with it. */
export const deactivateQualification = (deps: ActionDeps, input: Chosen): Promise<Result<null>> =>
  changeStatus(deps, input, decideDeactivate);
