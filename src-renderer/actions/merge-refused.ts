/**
 * Brings together what two people made of one document without knowing of each other: the version that the hub refused
 * and the one that came first. Fields that one of them changed are merged; for those that both changed a record is kept
 * with both values, for an administrator to decide (`settle-conflict`). Nothing of either is lost.
 */
import { gatherErased } from '../../shared/domain/erased';
import { mergeDocuments } from '../../shared/domain/merge-documents';
import { mergeExam } from '../../shared/domain/merge-exam';
import { nameOfDocument } from '../../shared/domain/name-of-document';
import type { ConflictId } from '../../shared/kernel/ids';
import { ok, type Result } from '../../shared/kernel/result';
import { type DocumentType, documentRecords } from '../../shared/records/all-records';
import type { DocumentConflict } from '../../shared/records/document-conflict';
import type { Staff } from '../../shared/records/staff';
import type { MergeTask } from '../cache/read-cache';
import type { ActionDeps } from './action';
import { changeDocument } from './change-document';
import { composeDocumentDraft } from './compose-draft';
import { type MergedRecords, mergeQualification } from './merge-qualification';
import { recordDrafts } from './record-drafts';
import { requireRight } from './require-right';

/** The record of what is in conflict. Its id is that of the refused version, so that a merge done twice keeps one. */
function composeConflict(
  task: MergeTask,
  { conflicts }: MergedRecords,
  name: string,
  noticedAt: string,
): DocumentConflict {
  const fields = conflicts.map(({ path, place = '', base, standing, displaced }) => [
    path.join('/'),
    { path: [...path], place, base, standing, displaced },
  ]);
  return {
    conflictId: task.refusedRevision as string as ConflictId,
    type: task.type,
    documentId: task.documentId,
    name,
    standingBy: task.standingBy,
    displacedBy: task.displacedBy,
    noticedAt,
    fields: Object.fromEntries(fields),
  };
}

/** What a decision about a device, or what the office keeps of somebody, is about has its name in a document of its own. */
async function nameOf(
  { cache }: ActionDeps,
  { type, documentId }: MergeTask,
  merged: MergedRecords,
): Promise<string> {
  if (type === 'device-access') return (await cache.document('device', documentId))?.document.name ?? '';
  if (type !== 'participant-office') return nameOfDocument(type, merged.document);
  const person = await cache.document('participant', documentId);
  return person ? nameOfDocument('participant', person.document) : '';
}

const isOf = <T extends DocumentType>(task: MergeTask, type: T): task is MergeTask & MergeTask<T> =>
  task.type === type;

async function merge(deps: ActionDeps, task: MergeTask, actor: Staff): Promise<Result<MergedRecords>> {
  if (isOf(task, 'qualification')) {
    const { base } = task;
    // Ids of qualifications are made by chance: nobody begins one that another one began.
    if (base) return mergeQualification(deps, { ...task, base }, actor.staffId);
  }
  if (isOf(task, 'exam')) return ok({ ...mergeExam(task), contents: [] });
  return ok({ ...mergeDocuments(task.type, task), contents: [] });
}

/** What the merge makes beside the document itself: contents that it names, and the record of conflicts. */
async function keepBeside(
  deps: ActionDeps,
  task: MergeTask,
  merged: MergedRecords,
  actor: Staff,
): Promise<Result<null>> {
  const drafts = [...merged.contents];
  // Both sides of a conflict that two people settled are in its record already.
  if (merged.conflicts.length > 0 && task.type !== 'document-conflict') {
    const name = await nameOf(deps, task, merged);
    const document = composeConflict(task, merged, name, deps.world.now().toISOString());
    const documentId = document.conflictId;
    const isKnown = (await deps.cache.document('document-conflict', documentId)) !== null;
    if (!isKnown)
      drafts.push(
        composeDocumentDraft(deps.world, { type: 'document-conflict', documentId, document, upon: null }),
      );
  }
  return recordDrafts(deps, actor.staffId, drafts);
}

async function mergeOne(deps: ActionDeps, { type, documentId }: MergeTask): Promise<Result<null>> {
  const actor = await requireRight(deps, documentRecords[type]);
  if (!actor.ok) return actor;
  return changeDocument<DocumentType>(deps, type, documentId, async (document, revision) => {
    // In its turn: somebody may have merged it meanwhile.
    const task = (await deps.cache.mergeTasks(documentId)).find((each) => each.documentId === documentId);
    if (!task || task.revision !== revision) return ok(document);
    const merged = await merge(deps, task, actor.value);
    if (!merged.ok) return merged;
    const kept = await keepBeside(deps, task, merged.value, actor.value);
    return kept.ok ? ok({ ...merged.value.document }) : kept;
  });
}

/**
 * Merges everything that waits for it and that whoever works here may write; what they may not waits for somebody who may.
 * @returns how many still wait for something that is on its way to this device: the version that came first, or a tree
 */
export async function mergeRefused(deps: ActionDeps, _input: null): Promise<Result<number>> {
  let waiting = await deps.cache.mergesAwaited();
  const erased = gatherErased((await deps.cache.documents('erasure')).map(({ document }) => document)).people;
  for (const task of await deps.cache.mergeTasks()) {
    // Of somebody who was erased there is nothing to bring together: it would say their name anew.
    if (erased.has(task.documentId)) continue;
    const one = await mergeOne(deps, task);
    if (!one.ok && one.problem.code === 'document-missing') waiting += 1;
  }
  return ok(waiting);
}
