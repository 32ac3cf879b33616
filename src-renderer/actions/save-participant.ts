/**
 * Adds a participant by hand or changes one. A new one gets the standard links in the same append (M22), offline as online.
 *
 * Standard links are never made back in time: whoever is here already when a qualification becomes standard keeps what they have.
 */
import { decideDetails, detailsOf, type ParticipantDetails } from '../../shared/domain/participant-details';
import { linkStandard } from '../../shared/domain/standard-links';
import type { WholeParticipant } from '../../shared/domain/whole-participant';
import type { ParticipantId } from '../../shared/kernel/ids';
import { ok, type Result } from '../../shared/kernel/result';
import { documentRecords } from '../../shared/records/all-records';
import type { ActionDeps } from './action';
import { linkStep } from './link-participants';
import { loadPeople } from './load-people';
import { type RunUndo, recordRun } from './record-run';
import { requireRight } from './require-right';
import { changeWhole, wholeSteps } from './whole-participants';

export type AddedParticipant = {
  readonly participantId: ParticipantId;
  /** How many standard links were made with them. */
  readonly links: number;
  readonly undo: RunUndo;
};

/** Somebody of whom nothing is known yet. */
const nobody = (participantId: ParticipantId): WholeParticipant => ({
  participantId,
  number: '',
  givenName: '',
  namePrefix: '',
  familyName: '',
  birthDate: null,
  group: '',
  office: { participantId },
});
export const newDetails: ParticipantDetails = detailsOf(nobody('' as ParticipantId));

/** Refused without a name, and with a number that somebody else has. Nothing is recorded then. */
export async function addParticipant(
  deps: ActionDeps,
  details: ParticipantDetails,
): Promise<Result<AddedParticipant>> {
  const actor = await requireRight(deps, documentRecords.participant);
  if (!actor.ok) return actor;
  const { staffId } = actor.value;
  const participantId = deps.world.newId<'Participant'>();
  const { everybody } = await loadPeople(deps);
  const decided = decideDetails(nobody(participantId), details, everybody);
  if (!decided.ok) return decided;
  const heads = (await deps.cache.documents('qualification')).map(({ document }) => document);
  const now = deps.world.now().toISOString();
  const links = linkStandard([participantId], heads, { newId: deps.world.newId, now, staffId });
  // Few enough for one append: nobody is there without their links.
  const steps = [...wholeSteps(null, decided.value), ...links.map(linkStep)];
  const recorded = await recordRun(deps, { staffId, steps, about: null });
  if (!recorded.ok) return recorded;
  return ok({ participantId, links: links.length, undo: recorded.value.undo });
}

/** Only what differs is recorded. Exams keep the name and number they were planned with. */
export const changeParticipant = (
  deps: ActionDeps,
  { participantId, details }: { readonly participantId: ParticipantId; readonly details: ParticipantDetails },
): Promise<Result<null>> =>
  changeWhole(deps, participantId, async (participant) =>
    decideDetails(participant, details, (await loadPeople(deps)).everybody),
  );
