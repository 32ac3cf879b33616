/**
 * Takes an import back, in one append, all or none: what it made is shown no more, what it changed is what it was. Only
 * while nobody went on from it: a qualification that somebody changed since, or that a participant was linked to, stays.
 */
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
  const linked = await linkedIds(deps);
  const publisher = { publishedAt: deps.world.now().toISOString(), publishedBy: staffId, note: '' };
  const backTo = (before: QualificationHead, now: QualificationHead): QualificationHead =>
    listVersion({ ...before, ...(now.history ? { history: now.history } : {}) }, now, publisher);
  for (const { qualificationId, revision, before } of undo.qualifications) {
    const now = await deps.cache.document('qualification', qualificationId);
    if (now?.revision !== revision || (before === null && linked.has(qualificationId))) touched++;
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
  for (const { competence, revision } of undo.competences)
    drafts.push(
      composeDocumentDraft(deps.world, {
        type: 'competence',
        documentId: competence.competenceId,
        document: { ...competence, status: 'archived' },
        upon: revision,
      }),
    );
  return recordDrafts(deps, staffId, drafts);
}

/** Qualifications that a participant is linked to. */
async function linkedIds({ cache }: ActionDeps): Promise<ReadonlySet<string>> {
  const participations = await cache.documents('participation');
  return new Set(participations.map(({ document }) => document.qualificationId));
}
