/**
 * A participant with what only the office knows of them: two documents that screens and rules read as one, and that are
 * written apart, so that an examiner's device gets the first and never the second.
 */
import { sameValue } from '../kernel/same-value';
import type { Participant } from '../records/participant';
import type { ParticipantOffice } from '../records/participant-office';

export type WholeParticipant = Participant & { readonly office: ParticipantOffice };

type Made = { readonly office: ParticipantOffice | undefined; readonly whole: WholeParticipant };
const made = new WeakMap<Participant, Made>();

/** The same object as long as both are: a list draws nobody anew of whom nothing changed. */
export function wholeParticipant(
  participant: Participant,
  office: ParticipantOffice | undefined,
): WholeParticipant {
  const known = made.get(participant);
  if (known && known.office === office) return known.whole;
  const whole = { ...participant, office: office ?? { participantId: participant.participantId } };
  made.set(participant, { office, whole });
  return whole;
}

/** The two documents as they are recorded. */
export function partsOfParticipant({ office, ...participant }: WholeParticipant): {
  readonly participant: Participant;
  readonly office: ParticipantOffice;
} {
  return { participant, office };
}

/** Which of the two differ from what stands; null of one that does not. A new participant has no office document without need. */
export function changedParts(
  before: WholeParticipant | null,
  after: WholeParticipant,
): { readonly participant: Participant | null; readonly office: ParticipantOffice | null } {
  const own = partsOfParticipant(after);
  const stands = before && partsOfParticipant(before);
  const nothing = { participantId: after.participantId };
  return {
    participant: sameValue(stands?.participant, own.participant) ? null : own.participant,
    office: sameValue(stands?.office ?? nothing, own.office) ? null : own.office,
  };
}
