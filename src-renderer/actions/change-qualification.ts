/**
 * The common course of every change to a qualification: it joins the line of that qualification, and is decided upon the
 * version that includes the one before it. Administrators only.
 */
import { newId, type QualificationId } from '../../shared/kernel/ids';
import { ok, type Result } from '../../shared/kernel/result';
import type { Qualification } from '../../shared/records/qualification';
import type { ActionDeps } from './action';
import { unpainted } from './change-assessment';
import { composeDocumentDraft } from './compose-draft';
import { requireRole } from './require-role';

/** Records what `decide` makes of the qualification; the same object back records nothing. */
export async function changeQualification(
  deps: ActionDeps,
  qualificationId: QualificationId,
  decide: (qualification: Qualification) => Result<Qualification>,
): Promise<Result<null>> {
  const changeId = newId<'Change'>();
  const line = deps.writer.document('qualification', qualificationId);
  const { settled } = line.change({
    changeId,
    paint: unpainted,
    decide: async ({ document, revision }) => {
      const actor = await requireRole(deps, 'administrator');
      if (!actor.ok) return actor;
      const decided = decide(document);
      if (!decided.ok) return decided;
      if (decided.value === document) return ok(null);
      const draft = composeDocumentDraft({
        type: 'qualification',
        documentId: qualificationId,
        document: decided.value,
        upon: revision,
      });
      return ok({ draft: { ...draft, changeId }, after: { document: decided.value, revision: changeId } });
    },
  });
  const recorded = await settled;
  if (!recorded.ok) return recorded;
  // Whoever asked shows what the view shows.
  await line.shown();
  return ok(null);
}
