/**
 * Takes the import of a roster back, in one append, all or none: who it brought is shown no more, what it changed is what it
 * was. Only while nobody went on from it: somebody who was changed, linked, grouped or planned since keeps all of it.
 */
import { problem } from '../../shared/kernel/problem';
import { restBetween } from '../../shared/kernel/rest-between';
import { err, type Result } from '../../shared/kernel/result';
import type { Draft } from '../../shared/protocol/change';
import { documentRecords } from '../../shared/records/all-records';
import type { RosterWrite } from '../workers/roster-contract';
import type { ActionDeps } from './action';
import { composeDocumentDraft, type DocumentVersion } from './compose-draft';
import type { RosterUndo } from './import-roster';
import { recordDrafts } from './record-drafts';
import { requireRight } from './require-right';

const sliceMs = 8;

/** `import-undo-too-late` with how many were touched since; then nothing is changed. */
export async function undoRoster(deps: ActionDeps, { written }: RosterUndo): Promise<Result<null>> {
  const actor = await requireRight(deps, documentRecords.participant);
  if (!actor.ok) return actor;
  const { cache, world } = deps;
  const rest = restBetween(world, sliceMs);
  const own = new Set(written.map(({ documentId }) => documentId));
  const brought = new Set(
    written.flatMap(({ type, documentId, before }) =>
      before || type === 'participant-office' ? [] : [documentId],
    ),
  );
  const bound = await boundSince(deps, { own, brought });
  const now = world.now().toISOString();
  const drafts: Draft[] = [];
  const touched = new Set<string>();
  for (const { type, documentId, revision, before } of written) {
    const stands = await cache.document(type, documentId);
    if (stands?.revision !== revision || bound.has(documentId)) touched.add(documentId);
    else {
      const document =
        before ?? takenBack({ type, documentId, document: stands.document } as RosterWrite, brought, now);
      const version = { type, documentId, document, upon: revision } as DocumentVersion;
      drafts.push(composeDocumentDraft(world, version));
    }
    await rest();
  }
  if (touched.size > 0) return err(problem('import-undo-too-late', { count: touched.size }));
  return recordDrafts(deps, actor.value.staffId, drafts);
}

/** Of those that the import brought, whom something else names by now. */
async function boundSince(
  { cache }: ActionDeps,
  { own, brought }: { readonly own: ReadonlySet<string>; readonly brought: ReadonlySet<string> },
): Promise<ReadonlySet<string>> {
  const [exams, links, places] = await Promise.all([
    cache.documents('exam'),
    cache.documents('participation'),
    cache.documents('group-membership'),
  ]);
  const named = [
    ...exams.flatMap(({ document }) =>
      document.assessments.flatMap((one) => [one.participantId, one.examinerId]),
    ),
    ...links.flatMap(({ document }) => (own.has(document.participationId) ? [] : [document.participantId])),
    ...places.flatMap(({ document }) =>
      own.has(document.membershipId) ? [] : [document.participantId, document.groupId],
    ),
  ];
  return new Set(named.filter((id) => brought.has(id)));
}

/** Nothing that was recorded goes: each kind has its own way to count no more. */
function takenBack(
  { type, document }: RosterWrite,
  brought: ReadonlySet<string>,
  now: string,
): RosterWrite['document'] {
  if (type === 'participant-office') {
    const { participantId, origin } = document;
    // By it the next import finds the same person.
    return brought.has(participantId) && origin ? { participantId, origin } : { participantId };
  }
  if (type === 'participant' || type === 'group') return { ...document, isRemoved: true };
  if (type === 'staff') return { ...document, inactiveSince: now };
  if (type === 'group-membership') return { ...document, until: document.from };
  return { ...document, endedAt: document.linkedAt };
}
