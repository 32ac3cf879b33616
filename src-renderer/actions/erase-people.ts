/**
 * Asks the hub to erase people: a record for each that names them, their exams and assessments, and behind it a document that says
 * nothing of them, in one append. The hub takes the texts out when it takes the record (`shared/domain/erased`), or refuses both,
 * where somebody is held of whom this device had not heard. Nobody brings back what was erased.
 *
 * Until the hub has answered everything of them is still kept, here too: no screen says that it is gone before that. Plans, links
 * and groups are put right when it has (`finish-erasures`), because of a refusal nothing may be left.
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

/** Every id by which each of them is known, with those who were merged into them; none of them is left out. */
async function knownAs(
  { cache }: ActionDeps,
  wanted: ReadonlySet<string>,
): Promise<ReadonlyMap<string, readonly ParticipantId[]>> {
  const all = (await cache.documents('participant')).map(({ document }) => document);
  const byId = new Map(all.map((one) => [one.participantId as string, one]));
  const meant = (id: string): string => followMerged(byId, id, 'participantId')?.participantId ?? id;
  const wantedPeople = new Set([...wanted].map(meant));
  const known = new Map<string, ParticipantId[]>();
  for (const { participantId } of all) {
    const person = meant(participantId);
    if (!wantedPeople.has(person)) continue;
    known.set(person, [...(known.get(person) ?? []), participantId]);
  }
  return known;
}

/** Every id that means one of them: of whoever was merged into them, too. */
export async function idsMeaning(
  deps: ActionDeps,
  wanted: ReadonlySet<string>,
): Promise<readonly ParticipantId[]> {
  return [...(await knownAs(deps, wanted)).values()].flat();
}

/** Refused, and nothing recorded, where one of them is held. Whoever was merged into them goes with them. */
export async function erasePeople(
  deps: ActionDeps,
  { participantIds, ground }: Request,
): Promise<Result<null>> {
  const actor = await requireRight(deps, documentRecords.erasure);
  if (!actor.ok) return actor;
  const { cache, world } = deps;
  const known = await knownAs(deps, new Set(participantIds));
  const ids = new Set<string>([...known.values()].flat());
  const offices = await cache.documents('participant-office');
  if (offices.some(({ document }) => ids.has(document.participantId) && document.frozen))
    return err(problem('person-held'));
  const exams = (await cache.documents('exam')).map(({ document }) => document);
  const participants = await cache.documentsById('participant');
  const at = world.now().toISOString();
  const { staffId: byStaffId } = actor.value;
  // One record for each: where one of them stays, the others go all the same.
  const versions = [...known.values()].flatMap((theirs): DocumentVersion[] => {
    const erasureId = world.newId<'Erasure'>();
    const erasure = composeErasure({ erasureId, ground, at, byStaffId }, theirs, exams);
    return [
      { type: 'erasure', documentId: erasureId, document: erasure, upon: null },
      ...theirs.map((participantId): DocumentVersion => {
        const upon = participants.get(participantId)?.revision ?? null;
        const document = erasedParticipant(participantId);
        return { type: 'participant', documentId: participantId, document, upon };
      }),
    ];
  });
  const drafts = versions.map((version) => composeDocumentDraft(world, version));
  const recorded = await recordDrafts(deps, byStaffId, drafts);
  return recorded.ok ? ok(null) : recorded;
}
