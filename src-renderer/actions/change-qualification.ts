/** The common course of every change to a qualification: its head, or the version of its tree that counts. */
import {
  joinQualification,
  type Qualification,
  type QualificationRecords,
  splitQualification,
} from '../../shared/domain/qualification';
import { listVersion, type Publisher } from '../../shared/domain/version-history';
import type { QualificationId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { sameValue } from '../../shared/kernel/same-value';
import { contentRecords } from '../../shared/records/all-records';
import type { QualificationHead } from '../../shared/records/qualification';
import type { ActionDeps } from './action';
import { changeDocument } from './change-document';
import { composeContentDraft } from './compose-draft';
import { requireRight } from './require-right';

type DecideHead = (head: QualificationHead) => Result<QualificationHead> | Promise<Result<QualificationHead>>;

/** @param before the records that the qualification is joined of */
type DecideTree = (
  qualification: Qualification,
  before: QualificationRecords,
) => Result<Qualification> | Promise<Result<Qualification>>;

/** Records what `decide` makes of the head; the same object back records nothing. */
export const changeQualification = (
  deps: ActionDeps,
  qualificationId: QualificationId,
  decide: DecideHead,
): Promise<Result<null>> => changeDocument(deps, 'qualification', qualificationId, decide);

/** The head after a change: another tree is kept as the next version first, and listed. */
async function keepVersion(
  deps: ActionDeps,
  decided: Qualification,
  before: QualificationRecords,
  publisher: Publisher,
): Promise<Result<QualificationHead>> {
  const next = splitQualification(decided, before);
  if (next.head.versionDigest === before.head.versionDigest)
    return ok(sameValue(next.head, before.head) ? before.head : next.head);
  // Before the head that names it. Should that one fail, nobody refers to it and it does no harm.
  const kept = await deps.host.journal.append({
    drafts: [composeContentDraft(deps.world, 'qualification-version', next.version)],
    actorId: publisher.publishedBy,
  });
  if (!kept.ok) return kept;
  // The next change may come before the view shows this version.
  await deps.cache.reached(kept.value.position);
  return ok(listVersion(next.head, before.head, publisher));
}

/**
 * Makes the next version of the tree, lets the head name it and lists it in its history; the same object back, or one
 * that says the same, records nothing.
 * @param note what is said of the version in the history
 */
export async function changeQualificationTree(
  deps: ActionDeps,
  qualificationId: QualificationId,
  decide: DecideTree,
  note = '',
): Promise<Result<null>> {
  const actor = await requireRight(deps, contentRecords['qualification-version']);
  if (!actor.ok) return actor;
  const publishedBy = actor.value.staffId;
  return changeQualification(deps, qualificationId, async (head) => {
    const version = await deps.cache.content('qualification-version', head.versionDigest);
    if (!version) return err(problem('document-missing', { documentId: qualificationId }));
    const qualification = joinQualification(head, version);
    const decided = await decide(qualification, { head, version });
    if (!decided.ok) return decided;
    if (decided.value === qualification) return ok(head);
    const publisher = { publishedAt: deps.world.now().toISOString(), publishedBy, note };
    return keepVersion(deps, decided.value, { head, version }, publisher);
  });
}
