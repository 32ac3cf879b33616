/**
 * Erases people: the record that names them, and what stands of them and their exams from then on, in one append. The hub and
 * every device take the texts out when they hear of it (`shared/domain/erased`). Nobody brings it back.
 *
 * Until the hub has heard of it everything is still there, here too: so no screen says that it is gone before that, only that it was
 * asked for. What others changed meanwhile is refused at the hub as any change upon an older version is, and lies beside it
 * until a device is written anew.
 */
import { composeErasure, erasedParticipant } from '../../shared/domain/compose-erasure';
import { followMerged } from '../../shared/domain/follow-merged';
import type { ParticipantId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { documentRecords } from '../../shared/records/all-records';
import type { ErasureGround } from '../../shared/records/erasure';
import type { ActionDeps } from './action';
import { composeDocumentDraft, type DocumentVersion } from './compose-draft';
import { recordDrafts } from './record-drafts';
import { requireRight } from './require-right';

/** `ground`: why; it stands in the log for as long as the centre does. */
type Request = { readonly participantIds: readonly ParticipantId[]; readonly ground: ErasureGround };

/** Every id that means one of them: of whoever was merged into them, too. */
export async function idsMeaning(
  { cache }: ActionDeps,
  wanted: ReadonlySet<string>,
): Promise<readonly ParticipantId[]> {
  const all = (await cache.documents('participant')).map(({ document }) => document);
  const byId = new Map(all.map((one) => [one.participantId as string, one]));
  const meant = (id: string) => followMerged(byId, id, 'participantId')?.participantId ?? '';
  return all
    .map(({ participantId }) => participantId)
    .filter((id) => wanted.has(id) || wanted.has(meant(id)));
}

/** Everything of one kind that names them, as it stands. */
async function loadAbout({ cache }: ActionDeps, people: ReadonlySet<string>) {
  const [participants, offices, exams, links, memberships, parts] = await Promise.all([
    cache.documents('participant'),
    cache.documents('participant-office'),
    cache.documents('exam'),
    cache.documents('participation'),
    cache.documents('group-membership'),
    cache.documents('people-run-part'),
  ]);
  const theirs = <T extends { readonly document: { readonly participantId: string } }>(all: readonly T[]) =>
    all.filter(({ document }) => people.has(document.participantId));
  return {
    participants: theirs(participants),
    offices: theirs(offices),
    exams,
    links: theirs(links),
    memberships: theirs(memberships),
    parts: parts.flatMap(({ document, revision }) => {
      const steps = document.steps.filter(({ documentId }) => !people.has(documentId));
      return steps.length < document.steps.length ? [{ document: { ...document, steps }, revision }] : [];
    }),
  };
}
type About = Awaited<ReturnType<typeof loadAbout>>;

/** What is left of them: documents that say nothing, links and memberships as if they never were. */
function blankVersions({
  participants,
  offices,
  links,
  memberships,
  parts,
}: About): readonly DocumentVersion[] {
  return [
    ...participants.map(
      ({ document: { participantId }, revision: upon }): DocumentVersion => ({
        ...{
          type: 'participant',
          documentId: participantId,
          document: erasedParticipant(participantId),
          upon,
        },
      }),
    ),
    ...offices.map(
      ({ document: { participantId }, revision: upon }): DocumentVersion => ({
        ...{ type: 'participant-office', documentId: participantId, document: { participantId }, upon },
      }),
    ),
    ...links.map(({ document, revision: upon }): DocumentVersion => {
      const ended = { ...document, endedAt: document.linkedAt };
      return { type: 'participation', documentId: document.participationId, document: ended, upon };
    }),
    ...memberships.map(({ document, revision: upon }): DocumentVersion => {
      const ended = { ...document, until: document.from };
      return { type: 'group-membership', documentId: document.membershipId, document: ended, upon };
    }),
    // What takes a Run or an import back goes on taking back the others.
    ...parts.map(
      ({ document, revision: upon }): DocumentVersion => ({
        ...{ type: 'people-run-part', documentId: document.partId, document, upon },
      }),
    ),
  ];
}

/** Refused, and nothing recorded, where one of them is held. Whoever was merged into them goes with them. */
export async function erasePeople(
  deps: ActionDeps,
  { participantIds, ground }: Request,
): Promise<Result<null>> {
  const actor = await requireRight(deps, documentRecords.erasure);
  if (!actor.ok) return actor;
  const ids = await idsMeaning(deps, new Set(participantIds));
  const about = await loadAbout(deps, new Set(ids));
  if (about.offices.some(({ document }) => document.frozen)) return err(problem('person-held'));
  const { newId, now } = deps.world;
  const standing = about.exams.map(({ document }) => document);
  const erasureId = newId<'Erasure'>();
  const { erasure, exams } = composeErasure(
    { erasureId, ground, at: now().toISOString(), byStaffId: actor.value.staffId },
    ids,
    standing,
    newId,
  );
  const revisions = new Map(about.exams.map(({ document, revision }) => [document.examId, revision]));
  // The plans go first: what the hub erases of a plan is what stood before it.
  const versions: readonly DocumentVersion[] = [
    ...exams.map(({ after }): DocumentVersion => {
      const upon = revisions.get(after.examId) ?? null;
      return { type: 'exam', documentId: after.examId, document: after, upon };
    }),
    ...blankVersions(about),
    { type: 'erasure', documentId: erasureId, document: erasure, upon: null },
  ];
  const recorded = await recordDrafts(
    deps,
    actor.value.staffId,
    versions.map((version) => composeDocumentDraft(deps.world, version)),
  );
  return recorded.ok ? ok(null) : recorded;
}
