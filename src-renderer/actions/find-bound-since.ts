/** What names those whom a Run or an import brought, and is not of it: an exam, a link, a place in a group. */
import type { ActionDeps } from './action';
import type { UndoStep } from './run-step';

/** Not here before, or not seen before because it was taken back once. */
export const isBrought = ({ type, isNew, back }: UndoStep): boolean =>
  back['isRemoved'] === true || (isNew === true && type === 'staff');

/** @returns ids that are named; nothing is read where nobody was brought */
export async function findBoundSince(
  { cache }: Pick<ActionDeps, 'cache'>,
  steps: readonly UndoStep[],
): Promise<ReadonlySet<string>> {
  const brought = new Set(steps.filter(isBrought).map(({ documentId }) => documentId));
  if (brought.size === 0) return brought;
  const own = new Set(steps.map(({ documentId }) => documentId));
  const [people, exams, links, places] = await Promise.all([
    cache.documents('participant'),
    cache.documents('exam'),
    cache.documents('participation'),
    cache.documents('group-membership'),
  ]);
  const named = [
    ...people.flatMap(({ document }) =>
      document.mergedInto && !own.has(document.participantId) ? [document.mergedInto] : [],
    ),
    ...exams.flatMap(({ document }) =>
      document.assessments.flatMap((one) => [one.participantId, one.examinerId]),
    ),
    // One that was taken back never was.
    ...links.flatMap(({ document: { participationId, participantId, linkedAt, endedAt } }) =>
      own.has(participationId) || linkedAt === endedAt ? [] : [participantId],
    ),
    ...places.flatMap(({ document: { membershipId, participantId, groupId, from, until } }) =>
      own.has(membershipId) || from === until ? [] : [participantId, groupId],
    ),
  ];
  return new Set(named.filter((id) => brought.has(id)));
}
