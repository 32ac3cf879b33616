/**
 * People whom the list of participants hands to a new exam: in memory, taken once. Hundreds of ids do not fit an address.
 * A form that was left and is opened anew begins without them.
 */
import type { ParticipantId } from '../../shared/kernel/ids';

let handed: readonly ParticipantId[] = [];

/** In the place of whom was handed before and not taken. */
export function handCandidates(participantIds: readonly ParticipantId[]): void {
  handed = participantIds;
}

/** Who was handed; none the second time. */
export function takeHandedCandidates(): readonly ParticipantId[] {
  const taken = handed;
  handed = [];
  return taken;
}
