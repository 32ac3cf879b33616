/**
 * Adds a qualification (M13): its head and the empty version of its tree, in one append. It stands in the overview at once,
 * under Inactive (M29, M31). A copy of another one begins with that one's version.
 */
import { decideCopy, decideNewQualification, emptyVersion } from '../../shared/domain/begin-qualification';
import type { QualificationAttributes } from '../../shared/domain/qualification-attributes';
import type { QualificationId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { documentRecords } from '../../shared/records/all-records';
import type { QualificationHead } from '../../shared/records/qualification';
import type { ActionDeps } from './action';
import { composeContentDraft, composeDocumentDraft } from './compose-draft';
import { recordDrafts } from './record-drafts';
import { requireRight } from './require-right';

const headDraft = (deps: ActionDeps, head: QualificationHead) =>
  composeDocumentDraft(deps.world, {
    type: 'qualification',
    documentId: head.qualificationId,
    document: head,
    upon: null,
  });

/** Gives the id of the new one; refused without a name. */
export async function addQualification(
  deps: ActionDeps,
  input: Pick<QualificationAttributes, 'name' | 'language'>,
): Promise<Result<QualificationId>> {
  const actor = await requireRight(deps, documentRecords.qualification);
  if (!actor.ok) return actor;
  const decided = decideNewQualification(deps.world.newId<'Qualification'>(), input);
  if (!decided.ok) return decided;
  const recorded = await recordDrafts(deps, actor.value.staffId, [
    composeContentDraft(deps.world, 'qualification-version', emptyVersion),
    headDraft(deps, decided.value),
  ]);
  return recorded.ok ? ok(decided.value.qualificationId) : recorded;
}

export type CopyRequest = Pick<QualificationAttributes, 'name' | 'cohort'> & {
  /** The one it is made from. */
  readonly qualificationId: QualificationId;
};

/** Gives the id of the copy. The version of the tree is there already: it is the same one. */
export async function copyQualification(
  deps: ActionDeps,
  { qualificationId, name, cohort }: CopyRequest,
): Promise<Result<QualificationId>> {
  const actor = await requireRight(deps, documentRecords.qualification);
  if (!actor.ok) return actor;
  const { staffId } = actor.value;
  const from = await deps.cache.document('qualification', qualificationId);
  if (!from) return err(problem('document-missing', { documentId: qualificationId }));
  const decided = decideCopy(
    from.document,
    deps.world.newId<'Qualification'>(),
    { name, cohort },
    { publishedAt: deps.world.now().toISOString(), publishedBy: staffId, note: '' },
  );
  if (!decided.ok) return decided;
  const recorded = await recordDrafts(deps, staffId, [headDraft(deps, decided.value)]);
  return recorded.ok ? ok(decided.value.qualificationId) : recorded;
}
