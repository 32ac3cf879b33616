/**
 * Plans exams anew upon the version of their qualification that counts, in one step: all of them or none. Those that were
 * begun meanwhile, or whose time has come so that a device without contact may have begun them, stay as they are.
 */
import { isHeld } from '../../shared/domain/find-clashes';
import { mayHaveBegun, replanExam } from '../../shared/domain/replan-exam';
import type { ExamId, QualificationId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { Draft } from '../../shared/protocol/change';
import { documentRecords } from '../../shared/records/all-records';
import type { Terms } from '../../shared/values/terms';
import type { StoredDocument } from '../cache/read-cache';
import type { ActionDeps } from './action';
import { composeContentDraft, composeDocumentDraft } from './compose-draft';
import { findBegun } from './find-begun';
import { recordDrafts } from './record-drafts';
import { requireRight } from './require-right';

export type Replanning = {
  readonly qualificationId: QualificationId;
  readonly examIds: readonly ExamId[];
};

/** How many were planned anew, and how many stay as they are. */
export type ReplanningDone = { readonly replanned: number; readonly left: number };

type Upon = {
  readonly qualification: Parameters<typeof replanExam>[2];
  readonly centreTerms: Terms | undefined;
};

/** Nothing where it stays as it is. */
async function composeReplanned(
  deps: ActionDeps,
  { document: planned, revision }: StoredDocument<'exam'>,
  { qualification, centreTerms }: Upon,
): Promise<readonly Draft[]> {
  const isOf = planned.about.qualificationId === qualification.qualificationId && isHeld(planned);
  if (mayHaveBegun(planned, deps.world.now())) return [];
  const definition = await deps.cache.content('exam-definition', planned.definitionDigest);
  if (!isOf || !definition || (await findBegun(deps, planned)).size > 0) return [];
  const next = replanExam(planned, definition, qualification, centreTerms);
  if (next.outcome !== 'replanned') return [];
  return [
    composeContentDraft(deps.world, 'exam-definition', next.definition),
    composeDocumentDraft(deps.world, {
      type: 'exam',
      documentId: planned.examId,
      document: next.planned,
      upon: revision,
    }),
  ];
}

/** Nothing is recorded where none of them would be other. A problem means that all of them stay as they are. */
export async function replanExams(
  deps: ActionDeps,
  { qualificationId, examIds }: Replanning,
): Promise<Result<ReplanningDone>> {
  const actor = await requireRight(deps, documentRecords.exam);
  if (!actor.ok) return actor;
  const wanted = new Set<string>(examIds);
  const [[stored], [centre], exams] = await Promise.all([
    deps.cache.qualifications((head) => head.qualificationId === qualificationId),
    deps.cache.documents('organisation'),
    deps.cache.documents('exam'),
  ]);
  if (!stored) return err(problem('document-missing', { documentId: qualificationId }));
  const upon = { qualification: stored.qualification, centreTerms: centre?.document.terms };
  const chosen = exams.filter(({ document }) => wanted.has(document.examId));
  const drafts = await Promise.all(chosen.map((exam) => composeReplanned(deps, exam, upon)));
  const replanned = drafts.filter((each) => each.length > 0).length;
  const recorded = await recordDrafts(deps, actor.value.staffId, drafts.flat());
  return recorded.ok ? ok({ replanned, left: wanted.size - replanned }) : recorded;
}
