/** Participants with what only the office knows of them: read as one, written as the two documents that they are. */
import {
  changedParts,
  partsOfParticipant,
  type WholeParticipant,
  wholeParticipant,
} from '../../shared/domain/whole-participant';
import type { ChangeId, ParticipantId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { documentRecords } from '../../shared/records/all-records';
import type { ActionDeps } from './action';
import { recordRun } from './record-run';
import { requireRight } from './require-right';
import type { RunStep } from './run-step';

/** As they stand, each with its revision; null where there is none. */
type StoredWhole = {
  readonly whole: WholeParticipant;
  readonly revision: ChangeId;
  readonly officeRevision: ChangeId | null;
};

/** `document-missing` where there is nobody of that id on this device. */
export async function loadWhole(
  { cache }: Pick<ActionDeps, 'cache'>,
  participantId: ParticipantId,
): Promise<Result<StoredWhole>> {
  const [stored, office] = await Promise.all([
    cache.document('participant', participantId),
    cache.document('participant-office', participantId),
  ]);
  if (!stored) return err(problem('document-missing', { documentId: participantId }));
  return ok({
    whole: wholeParticipant(stored.document, office?.document),
    revision: stored.revision,
    officeRevision: office?.revision ?? null,
  });
}

/** What makes of them what they are to be: a step for each document that differs. `before` null: they are new. */
export function wholeSteps(before: StoredWhole | null, after: WholeParticipant): readonly RunStep[] {
  const documentId = after.participantId;
  const { participant, office } = changedParts(before?.whole ?? null, after);
  const stands = before && partsOfParticipant(before.whole);
  const steps: RunStep[] = [];
  if (participant)
    steps.push({
      ...{ type: 'participant', documentId, document: participant, upon: before?.revision ?? null },
      back: stands?.participant ?? { ...participant, isRemoved: true },
    });
  if (office)
    steps.push({
      ...{ type: 'participant-office', documentId, document: office, upon: before?.officeRevision ?? null },
      back: stands?.office ?? { participantId: documentId },
    });
  return steps;
}

/** Records what `decide` makes of somebody, both documents in one append; the same object back records nothing. */
export async function changeWhole(
  deps: ActionDeps,
  participantId: ParticipantId,
  decide: (whole: WholeParticipant) => Result<WholeParticipant> | Promise<Result<WholeParticipant>>,
): Promise<Result<null>> {
  const actor = await requireRight(deps, documentRecords['participant-office']);
  if (!actor.ok) return actor;
  const stored = await loadWhole(deps, participantId);
  if (!stored.ok) return stored;
  const decided = await decide(stored.value.whole);
  if (!decided.ok) return decided;
  const steps = wholeSteps(stored.value, decided.value);
  const recorded = await recordRun(deps, { staffId: actor.value.staffId, steps, about: null });
  if (!recorded.ok) return recorded;
  // Two documents are one piece: all of it or none.
  return ok(null);
}
