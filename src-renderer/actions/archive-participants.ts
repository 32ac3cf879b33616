/**
 * Puts people in the archive or brings them back. Their links, groups and exams stay as they are.
 *
 * An import that has somebody no more does the same to them as an administrator who puts them away by hand.
 */
import type { ParticipantId } from '../../shared/kernel/ids';
import type { Result } from '../../shared/kernel/result';
import { documentRecords } from '../../shared/records/all-records';
import type { ActionDeps } from './action';
import { type OnProgress, type RunOutcome, recordRun } from './record-run';
import { requireRight } from './require-right';
import type { RunStep } from './run-step';

/** Into the archive, or out of it. */
type Request = {
  readonly participantIds: readonly ParticipantId[];
  readonly isArchived: boolean;
  readonly onProgress?: OnProgress;
};

/** Who is there already stays as they are. */
export async function archiveParticipants(
  deps: ActionDeps,
  { participantIds, isArchived, onProgress }: Request,
): Promise<Result<RunOutcome>> {
  const actor = await requireRight(deps, documentRecords.participant);
  if (!actor.ok) return actor;
  const inactiveSince = isArchived ? deps.world.now().toISOString() : null;
  const wanted = new Set<string>(participantIds);
  const steps = (await deps.cache.documents('participant')).flatMap(({ document, revision }): RunStep[] => {
    const { participantId: documentId } = document;
    if (!wanted.has(documentId) || isArchived === !!document.inactiveSince) return [];
    const after = { ...document, inactiveSince };
    return [{ type: 'participant', documentId, document: after, upon: revision, back: document }];
  });
  return recordRun(deps, {
    ...{ staffId: actor.value.staffId, steps, onProgress },
    about: { kind: isArchived ? 'archive' : 'bring-back' },
  });
}
