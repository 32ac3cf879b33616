/**
 * Hands the device to a candidate, for their own portfolio; it is theirs until it is locked, or unlocked with a PIN. What whoever
 * hands it over typed is on the disk before: what is in this page alone would stay in it behind somebody else's back.
 */
import type { ParticipantId } from '../../shared/kernel/ids';
import type { Action } from './action';
import { settleTyped } from './settle-typed';

export const handOverDevice: Action<
  { readonly participantId: ParticipantId; readonly ids: readonly ParticipantId[] },
  object
> = async (deps, { participantId, ids }) => {
  const settled = await settleTyped(deps);
  return settled.ok ? deps.host.people.handOver({ participantId, ids: [...ids] }) : settled;
};
