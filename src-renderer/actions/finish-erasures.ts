/**
 * Puts right what still names people whom the hub has erased: they stand on no plan any more, and their links and groups are as if
 * they never were. The other candidates of a plan stay, and what takes a Run back goes on taking back the others.
 *
 * It is done by whichever administrator's device comes to it, and again where a plan of before comes in later, so no name stays
 * because the one device that asked for the erasure did not come back.
 */
import { bindsOneOf, withoutPeople } from '../../shared/domain/compose-erasure';
import { type Erased, gatherErased, isErased, peopleOff } from '../../shared/domain/erased';
import { ok, type Result } from '../../shared/kernel/result';
import { documentRecords } from '../../shared/records/all-records';
import type { ActionDeps } from './action';
import { composeDocumentDraft, type DocumentVersion } from './compose-draft';
import { recordDrafts } from './record-drafts';
import { requireRight } from './require-right';

/** What the hub has erased: what only waits on this device, or was refused, erases nothing. */
async function findErased({ cache }: ActionDeps): Promise<Erased> {
  const erasures = await cache.documents('erasure');
  const states = await Promise.all(
    erasures.map(({ document, revision }) => cache.handIn(document.erasureId, revision)),
  );
  // Null: it came from the hub.
  const taken = erasures.filter((_, at) => (states[at]?.state ?? 'received') === 'received');
  return gatherErased(taken.map(({ document }) => document));
}

async function plansWithout({ cache }: ActionDeps, erased: Erased): Promise<readonly DocumentVersion[]> {
  return (await cache.documents('exam')).flatMap(({ document, revision: upon }): DocumentVersion[] => {
    const judged = { ...documentRecords.exam, subjectType: 'exam', typeVersion: 1, body: document };
    const off = peopleOff(erased, document.examId);
    // Whoever was taken out of it before is named by no word any more, and bound all the same.
    const isNamed = isErased({ ...judged, subjectId: document.examId }, erased);
    if (!isNamed && !bindsOneOf(document, erased.people)) return [];
    const after = withoutPeople(document, off, erased.people);
    return [{ type: 'exam', documentId: document.examId, document: after, upon }];
  });
}

async function bondsWithout({ cache }: ActionDeps, { people }: Erased): Promise<readonly DocumentVersion[]> {
  const [links, memberships] = await Promise.all([
    cache.documents('participation'),
    cache.documents('group-membership'),
  ]);
  return [
    ...links.flatMap(({ document, revision: upon }): DocumentVersion[] => {
      const { participationId: documentId, participantId, linkedAt, endedAt } = document;
      if (!people.has(participantId) || endedAt === linkedAt) return [];
      return [{ type: 'participation', documentId, document: { ...document, endedAt: linkedAt }, upon }];
    }),
    ...memberships.flatMap(({ document, revision: upon }): DocumentVersion[] => {
      const { membershipId: documentId, participantId, from, until } = document;
      if (!people.has(participantId) || until === from) return [];
      return [{ type: 'group-membership', documentId, document: { ...document, until: from }, upon }];
    }),
  ];
}

async function partsWithout(
  { cache }: ActionDeps,
  { people, parts }: Erased,
): Promise<readonly DocumentVersion[]> {
  return (await cache.documents('people-run-part')).flatMap(
    ({ document, revision: upon }): DocumentVersion[] => {
      const isGone = parts.has(document.partId);
      const steps = document.steps.filter(({ documentId }) => !isGone && !people.has(documentId));
      if (steps.length === document.steps.length) return [];
      return [
        { type: 'people-run-part', documentId: document.partId, document: { ...document, steps }, upon },
      ];
    },
  );
}

/** `tried`: versions that were put right already, grown here; what the hub refuses is not written again for ever. */
type Request = { readonly tried: Set<string> };

/** @returns how many documents were put right */
export async function finishErasures(deps: ActionDeps, { tried }: Request): Promise<Result<number>> {
  const actor = await requireRight(deps, documentRecords.erasure);
  if (!actor.ok) return actor;
  const erased = await findErased(deps);
  if (erased.people.size + erased.seats.size + erased.parts.size === 0) return ok(0);
  const versions = [
    ...(await plansWithout(deps, erased)),
    ...(await bondsWithout(deps, erased)),
    ...(await partsWithout(deps, erased)),
  ].filter(({ upon }) => upon !== null && !tried.has(upon));
  if (versions.length === 0) return ok(0);
  const drafts = versions.map((version) => composeDocumentDraft(deps.world, version));
  const recorded = await recordDrafts(deps, actor.value.staffId, drafts);
  if (!recorded.ok) return recorded;
  for (const { upon } of versions) if (upon !== null) tried.add(upon);
  return ok(versions.length);
}
