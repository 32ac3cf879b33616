/**
 * Puts people in a group from a day on, takes them out, or moves them on to the group of the next year.
 *
 * The day counts by the centre's clock: moving people on in June for the first of August changes nothing until then.
 */
import { decideGrouping, type Grouping } from '../../shared/domain/decide-grouping';
import type { Result } from '../../shared/kernel/result';
import { documentRecords } from '../../shared/records/all-records';
import type { GroupMembership } from '../../shared/records/group-membership';
import type { ActionDeps } from './action';
import { loadPeople } from './load-people';
import { type OnProgress, type RunOutcome, recordRun } from './record-run';
import { requireRight } from './require-right';
import type { RunStep } from './run-step';

const joinStep = (document: GroupMembership): RunStep => ({
  type: 'group-membership',
  documentId: document.membershipId,
  document,
  upon: null,
  back: { ...document, until: document.from },
});

/** Who is in that group already stays in it from the day they came. */
export async function groupParticipants(
  deps: ActionDeps,
  { onProgress, ...grouping }: Grouping & { readonly onProgress?: OnProgress },
): Promise<Result<RunOutcome>> {
  const actor = await requireRight(deps, documentRecords['group-membership']);
  if (!actor.ok) return actor;
  const { meantId } = await loadPeople(deps);
  const stored = await deps.cache.documents('group-membership');
  const byId = new Map(stored.map((one) => [one.document.membershipId, one]));
  const meant = stored.map(({ document }) => ({
    ...document,
    participantId: meantId(document.participantId),
  }));
  const { joins, leaves } = decideGrouping(grouping, meant, deps.world.newId);
  const steps = leaves.flatMap(({ before, after }): RunStep[] => {
    const own = byId.get(before.membershipId);
    if (!own) return [];
    // It stays about whom it was recorded.
    const document = { ...own.document, until: after.until };
    return [
      {
        type: 'group-membership',
        documentId: before.membershipId,
        document,
        upon: own.revision,
        back: own.document,
      },
    ];
  });
  // Counted by who comes into a group; where nobody does, by who leaves one.
  const isJoin = grouping.to !== null;
  return recordRun(deps, {
    ...{ staffId: actor.value.staffId, steps: [...steps, ...joins.map(joinStep)], onProgress },
    about: {
      kind: isJoin ? 'group' : 'leave',
      counts: ({ upon }) => isJoin === (upon === null),
    },
  });
}
