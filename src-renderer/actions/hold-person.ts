/**
 * Holds somebody's data, because an objection or something else is running, or lets it go again.
 *
 * It is a field of the office's own document: an examiner's device never hears that somebody objects. The hub asks it again before
 * it erases anything, because whoever erases may not have heard of it yet.
 */
import type { ParticipantId } from '../../shared/kernel/ids';
import { ok, type Result } from '../../shared/kernel/result';
import type { ParticipantOffice } from '../../shared/records/participant-office';
import type { ActionDeps } from './action';
import { idsMeaning } from './erase-people';
import { changeWhole } from './whole-participants';

/** Why; open questions are nobody's business on a list, so there is no text beside it. */
export type HoldGround = NonNullable<ParticipantOffice['frozen']>['ground'];

const setHeld = (deps: ActionDeps, participantId: ParticipantId, ground: HoldGround | null) =>
  changeWhole(deps, participantId, (one) => {
    if ((one.office.frozen?.ground ?? null) === ground) return ok(one);
    const frozen = ground === null ? null : { since: deps.world.now().toISOString(), ground };
    return ok({ ...one, office: { ...one.office, frozen } });
  });

/**
 * Whoever was merged into them may still be held from before: that ends with it, because no screen shows it and it would keep them
 * from being erased for ever.
 * @param ground null: nothing is running any more
 */
export async function holdPerson(
  deps: ActionDeps,
  { participantId, ground }: { readonly participantId: ParticipantId; readonly ground: HoldGround | null },
): Promise<Result<null>> {
  const others = ground === null ? await idsMeaning(deps, new Set([participantId])) : [];
  for (const id of others) {
    const ended = id === participantId ? ok(null) : await setHeld(deps, id, null);
    if (!ended.ok) return ended;
  }
  return setHeld(deps, participantId, ground);
}
