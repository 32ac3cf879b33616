/**
 * Takes an import back, in one append, all or none: what it made is shown no more, what it changed is what it was. Only
 * while nobody went on from it: a qualification that somebody changed since, or that a participant or an exam is bound to, stays.
 */
import { countUses } from '../../shared/domain/count-uses';
import type { QualificationUse } from '../../shared/domain/qualification-end';
import { listVersion } from '../../shared/domain/version-history';
import { problem } from '../../shared/kernel/problem';
import { err, type Result } from '../../shared/kernel/result';
import type { Draft } from '../../shared/protocol/change';
import { documentRecords } from '../../shared/records/all-records';
import type { QualificationHead } from '../../shared/records/qualification';
import type { ActionDeps } from './action';
import { composeDocumentDraft } from './compose-draft';
import { recordDrafts } from './record-drafts';
import type { ImportUndo } from './record-import';
import { requireRight } from './require-right';

/** `import-undo-too-late` with how many were touched since; then nothing is changed. */
export async function undoImport(deps: ActionDeps, undo: ImportUndo): Promise<Result<null>> {
  const actor = await requireRight(deps, documentRecords.qualification);
  if (!actor.ok) return actor;
  const { staffId } = actor.value;
  // Each is looked at before anything is decided: one that somebody went on from keeps the others from going back, too.
  const drafts: Draft[] = [];
  let touched = 0;
  const uses = await usesOf(deps);
  const publisher = { publishedAt: deps.world.now().toISOString(), publishedBy: staffId, note: '' };
  const backTo = (before: QualificationHead, now: QualificationHead): QualificationHead =>
    listVersion({ ...before, ...(now.history ? { history: now.history } : {}) }, now, publisher);
  for (const { qualificationId, revision, before } of undo.qualifications) {
    const now = await deps.cache.document('qualification', qualificationId);
    if (now?.revision !== revision || (before === null && uses.has(qualificationId))) touched++;
    else {
      // Going back to a version is listed as well: nothing that was published leaves the list.
      const document = before ? backTo(before, now.document) : { ...now.document, isRemoved: true };
      drafts.push(
        composeDocumentDraft(deps.world, {
          type: 'qualification',
          documentId: qualificationId,
          document,
          upon: revision,
        }),
      );
    }
  }
  if (touched > 0) return err(problem('import-undo-too-late', { count: touched }));
  // An own competence may be named elsewhere by now, so it is offered no more and stays where it is used.
  for (const { competence, revision } of undo.competences) {
    const now = await deps.cache.document('competence', competence.competenceId);
    // Somebody went on from it: it is theirs by now.
    if (now?.revision !== revision) continue;
    drafts.push(
      composeDocumentDraft(deps.world, {
        type: 'competence',
        documentId: competence.competenceId,
        document: { ...now.document, status: 'archived' },
        upon: revision,
      }),
    );
  }
  return recordDrafts(deps, staffId, drafts);
}

/** What is bound to each qualification, as this device knows it. */
async function usesOf({ cache, world }: ActionDeps): Promise<ReadonlyMap<string, QualificationUse>> {
  const [participations, exams] = await Promise.all([
    cache.documents('participation'),
    cache.documents('exam'),
  ]);
  return countUses({
    participations: participations.map(({ document }) => document),
    exams: exams.map(({ document }) => document),
    now: world.now(),
  });
}
