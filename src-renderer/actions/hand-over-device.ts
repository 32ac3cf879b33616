/**
 * Hands the device to a candidate, for their own portfolio; it is theirs until it is locked, or unlocked with a PIN. What whoever
 * hands it over typed is on the disk before: what is in this page alone would stay in it behind somebody else's back. A file or sound
 * of theirs that is still coming could not be recorded any more, so the device waits for it.
 */
import type { ParticipantId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err } from '../../shared/kernel/result';
import type { Action } from './action';
import { settleTyped } from './settle-typed';

export const handOverDevice: Action<
  { readonly participantId: ParticipantId; readonly ids: readonly ParticipantId[] },
  object
> = async (deps, { participantId, ids }) => {
  const { host, writer } = deps;
  const settled = await settleTyped(deps);
  if (!settled.ok) return settled;
  const authorId = writer.actor.live.get()?.staffId ?? null;
  const isComing = writer.coming.list.get().some(({ by }) => by === authorId);
  return isComing ? err(problem('hand-over-coming')) : host.people.handOver({ participantId, ids: [...ids] });
};
