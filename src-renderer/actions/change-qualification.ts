/** The common course of every change to a qualification: its head, or the version of its tree that counts. */
import { joinQualification, type Qualification, splitQualification } from '../../shared/domain/qualification';
import type { QualificationId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { contentRecords } from '../../shared/records/all-records';
import type { QualificationHead } from '../../shared/records/qualification';
import type { ActionDeps } from './action';
import { changeDocument } from './change-document';
import { composeContentDraft } from './compose-draft';
import { requireRight } from './require-right';

type DecideHead = (head: QualificationHead) => Result<QualificationHead> | Promise<Result<QualificationHead>>;

/** Records what `decide` makes of the head; the same object back records nothing. */
export const changeQualification = (
  deps: ActionDeps,
  qualificationId: QualificationId,
  decide: DecideHead,
): Promise<Result<null>> => changeDocument(deps, 'qualification', qualificationId, decide);

/** Makes the next version of the tree, and lets the head name it; the same object back records nothing. */
export async function changeQualificationTree(
  deps: ActionDeps,
  qualificationId: QualificationId,
  decide: (qualification: Qualification) => Result<Qualification>,
): Promise<Result<null>> {
  const actor = await requireRight(deps, contentRecords['qualification-version']);
  if (!actor.ok) return actor;
  const actorId = actor.value.staffId;
  return changeQualification(deps, qualificationId, async (head) => {
    const before = await deps.cache.content('qualification-version', head.versionDigest);
    if (!before) return err(problem('document-missing', { documentId: qualificationId }));
    const qualification = joinQualification(head, before);
    const decided = decide(qualification);
    if (!decided.ok) return decided;
    if (decided.value === qualification) return ok(head);
    const next = splitQualification(decided.value, { head, version: before });
    // Before the head that names it. Should that one fail, nobody refers to it and it does no harm.
    const kept = await deps.host.journal.append({
      drafts: [composeContentDraft(deps.world, 'qualification-version', next.version)],
      actorId,
    });
    if (!kept.ok) return kept;
    // The next change may come before the view shows this version.
    await deps.cache.reached(kept.value.position);
    return ok(next.head);
  });
}
