/**
 * Links participants to qualifications (M3, M57) and ends that (M59): exams that were planned or held stay as they are.
 *
 * Who is linked already is known by the links of everybody they were merged with, so that merging two people links nobody twice.
 */
import { decideLinks, decideUnlinks, indexLinks, type LinkChoice } from '../../shared/domain/decide-links';
import type { Result } from '../../shared/kernel/result';
import { documentRecords } from '../../shared/records/all-records';
import type { Participation } from '../../shared/records/participation';
import type { ActionDeps } from './action';
import { loadPeople } from './load-people';
import { type OnProgress, type RunOutcome, recordRun } from './record-run';
import { requireRight } from './require-right';
import type { RunStep } from './run-step';

/** Every chosen person with every chosen qualification. */
type Request = LinkChoice & { readonly onProgress?: OnProgress };

/** A new link, and what takes it back: it ends as it begins. */
export const linkStep = (document: Participation): RunStep => ({
  type: 'participation',
  documentId: document.participationId,
  document,
  upon: null,
  back: { ...document, endedAt: document.linkedAt, endedBy: document.linkedBy ?? null },
});

/** Who is linked already stays as they are. */
export async function linkParticipants(
  deps: ActionDeps,
  { onProgress, ...choice }: Request,
): Promise<Result<RunOutcome>> {
  const actor = await requireRight(deps, documentRecords.participation);
  if (!actor.ok) return actor;
  const { meantId } = await loadPeople(deps);
  const stored = await deps.cache.documents('participation');
  const links = indexLinks(
    stored.map(({ document }) => document),
    meantId,
  );
  const { staffId } = actor.value;
  const { changes } = decideLinks(choice, links, {
    newId: deps.world.newId,
    now: deps.world.now().toISOString(),
    staffId,
    reason: 'chosen',
  });
  return recordRun(deps, { staffId, steps: changes.map(linkStep), about: { kind: 'link' }, onProgress });
}

/** Who is not linked stays as they are. */
export async function unlinkParticipants(
  deps: ActionDeps,
  { onProgress, ...choice }: Request,
): Promise<Result<RunOutcome>> {
  const actor = await requireRight(deps, documentRecords.participation);
  if (!actor.ok) return actor;
  const { meantId } = await loadPeople(deps);
  const stored = await deps.cache.documents('participation');
  const revisions = new Map(stored.map(({ document, revision }) => [document.participationId, revision]));
  const links = indexLinks(
    stored.map(({ document }) => document),
    meantId,
  );
  const { staffId } = actor.value;
  const { changes } = decideUnlinks(choice, links, { now: deps.world.now().toISOString(), staffId });
  const steps = changes.map(
    ({ before, after }): RunStep => ({
      type: 'participation',
      documentId: before.participationId,
      document: after,
      upon: revisions.get(before.participationId) ?? null,
      back: before,
    }),
  );
  return recordRun(deps, { staffId, steps, about: { kind: 'unlink' }, onProgress });
}
