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
import { loadPeople } from './load-people';

type OnDay = { readonly plannedAt: string; readonly timeZone?: string | undefined };

/** @returns how to look them up, in the order of the ids; `document-missing` where one is not on this device */
export async function loadStandingParticipants(
  deps: ActionDeps,
): Promise<(ids: readonly ParticipantId[], on: OnDay) => Result<readonly Participant[]>> {
  const { cache } = deps;
  const [{ stored, meantId }, groups, memberships, centre] = await Promise.all([
    loadPeople(deps),
    cache.documents('group'),
    cache.documents('group-membership'),
    loadOrganisation(deps),
  ]);
  const byId = new Map([...stored].map(([id, { document }]) => [id, document]));
  // Whoever was merged is in the groups of all of them, as the lists show it.
  const meant = memberships.map(({ document }) => ({
    ...document,
    participantId: meantId(document.participantId),
  }));
  return (ids, { plannedAt, timeZone }) => {
    const unknown = ids.find((id) => !byId.has(id));
    if (unknown) return err(problem('document-missing', { documentId: unknown }));
    const standing = standInGroups(
      groups.map(({ document }) => document),
      meant,
      dayIn(plannedAt, chooseTimeZone(timeZone, centre?.timeZone)),
    );
    return ok(
      ids
        .flatMap((id) => byId.get(id) ?? [])
        .map((participant) => ({
          ...participant,
          group: standing.nameOf({ ...participant, participantId: meantId(participant.participantId) }),
        })),
    );
  };
}
