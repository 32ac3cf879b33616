/** Participants with the group in which they stand on the day of an exam: the exam keeps it, whatever becomes of groups later. */
import { standInGroups } from '../../shared/domain/group-standing';
import type { ParticipantId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { Participant } from '../../shared/records/participant';
import { chooseTimeZone } from '../../shared/values/time-zone';
import { dayIn } from '../../shared/values/wall-time';
import type { ActionDeps } from './action';
import { loadOrganisation } from './load-organisation';

type OnDay = { readonly plannedAt: string; readonly timeZone?: string | undefined };

/** @returns how to look them up, in the order of the ids; `document-missing` where one is not on this device */
export async function loadStandingParticipants(
  deps: ActionDeps,
): Promise<(ids: readonly ParticipantId[], on: OnDay) => Result<readonly Participant[]>> {
  const { cache } = deps;
  const [everybody, groups, memberships, centre] = await Promise.all([
    cache.documents('participant'),
    cache.documents('group'),
    cache.documents('group-membership'),
    loadOrganisation(deps),
  ]);
  const byId = new Map(everybody.map(({ document }) => [document.participantId, document]));
  return (ids, { plannedAt, timeZone }) => {
    const unknown = ids.find((id) => !byId.has(id));
    if (unknown) return err(problem('document-missing', { documentId: unknown }));
    const standing = standInGroups(
      groups.map(({ document }) => document),
      memberships.map(({ document }) => document),
      dayIn(plannedAt, chooseTimeZone(timeZone, centre?.timeZone)),
    );
    return ok(
      ids
        .flatMap((id) => byId.get(id) ?? [])
        .map((participant) => ({ ...participant, group: standing.nameOf(participant) })),
    );
  };
}
