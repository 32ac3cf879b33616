/**
 * Two records are one person, by somebody's choice, in one append; and how that is taken apart again.
 *
 * Links, groups and exams keep the id they were recorded with. Whoever lists asks who an id means, on every device alike, also
 * where a device without contact went on with the one that went.
 */
import { decideMergeParticipants, type MergeChoices } from '../../shared/domain/decide-merge-participants';
import type { ParticipantId } from '../../shared/kernel/ids';
import { ok, type Result } from '../../shared/kernel/result';
import { documentRecords } from '../../shared/records/all-records';
import type { ActionDeps } from './action';
import { changeDocument } from './change-document';
import { type RunOutcome, recordRun } from './record-run';
import { requireRight } from './require-right';
import type { RunStep } from './run-step';
import { changeWhole, loadWhole, wholeSteps } from './whole-participants';

/** Who stays is whose id counts from then on; which fields they get is chosen apart. */
export type MergeRequest = {
  readonly staysId: ParticipantId;
  readonly goesId: ParticipantId;
  readonly choices: MergeChoices;
};

/** Refused for two of whom one was merged or taken back meanwhile. Nothing that is bound to either is touched. */
export async function mergeParticipants(
  deps: ActionDeps,
  { staysId, goesId, choices }: MergeRequest,
): Promise<Result<RunOutcome>> {
  const actor = await requireRight(deps, documentRecords.participant);
  if (!actor.ok) return actor;
  const [stays, goes] = await Promise.all([loadWhole(deps, staysId), loadWhole(deps, goesId)]);
  if (!stays.ok) return stays;
  if (!goes.ok) return goes;
  const decided = decideMergeParticipants({ stays: stays.value.whole, goes: goes.value.whole }, choices);
  if (!decided.ok) return decided;
  const { staffId } = actor.value;
  const steps = [
    ...wholeSteps(stays.value, decided.value.stays),
    ...wholeSteps(goes.value, decided.value.goes),
  ];
  // Two people, whatever was chosen of the one that stays.
  const counts = ({ documentId, type }: RunStep): boolean => documentId === goesId && type === 'participant';
  return recordRun(deps, { staffId, steps, about: { kind: 'merge', counts }, isWhole: true });
}

/** Somebody who was merged is a person of their own again; what was taken over from them stays where it was taken. */
export const takeApart = (
  deps: ActionDeps,
  { participantId }: { readonly participantId: ParticipantId },
): Promise<Result<null>> =>
  changeDocument(deps, 'participant', participantId, (one) =>
    ok(one.mergedInto ? { ...one, mergedInto: null } : one),
  );

/** They look alike and are not: the two are not shown as one again. */
export const keepApart = (
  deps: ActionDeps,
  { oneId, otherId }: { readonly oneId: ParticipantId; readonly otherId: ParticipantId },
): Promise<Result<null>> =>
  changeWhole(deps, oneId, (one) => {
    const { distinctFrom = [] } = one.office;
    if (distinctFrom.includes(otherId)) return ok(one);
    return ok({ ...one, office: { ...one.office, distinctFrom: [...distinctFrom, otherId] } });
  });
