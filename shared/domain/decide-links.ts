/**
 * What linking people to qualifications, or ending that, comes to: who is linked already and who is not. Pure, and the same for
 * the dry run and for what is recorded after it. Two devices without contact may link somebody twice: that counts as one link,
 * and ending it ends both.
 */
import type { Id, ParticipantId, QualificationId, StaffId } from '../kernel/ids';
import type { Participation } from '../records/participation';

export type LinkChoice = {
  readonly participantIds: readonly ParticipantId[];
  readonly qualificationIds: readonly QualificationId[];
};

export type LinkRun<T> = {
  /** What is recorded. */
  readonly changes: readonly T[];
  /** Pairs that stay as they are, because they are so already. */
  readonly already: number;
  /** Pairs that change; a pair that was linked twice is one. */
  readonly pairs: number;
};

/** A link that counts now. */
export const isLink = ({ endedAt }: Pick<Participation, 'endedAt'>): boolean => endedAt === null;

/** A link that was taken back, as if it never was. */
export const wasTakenBack = ({ linkedAt, endedAt }: Pick<Participation, 'linkedAt' | 'endedAt'>): boolean =>
  endedAt === linkedAt;

/** Who somebody is, after some were merged: their id, or that of whom they turned out to be. */
export type MeantId = (participantId: ParticipantId) => ParticipantId;

/** The links that count now, of each participant to each qualification. */
export function indexLinks<T extends Participation>(
  participations: readonly T[],
  meantId: MeantId,
): ReadonlyMap<ParticipantId, ReadonlyMap<QualificationId, readonly T[]>> {
  const byPerson = new Map<ParticipantId, Map<QualificationId, T[]>>();
  for (const participation of participations) {
    if (!isLink(participation)) continue;
    const personId = meantId(participation.participantId);
    const theirs = byPerson.get(personId) ?? new Map<QualificationId, T[]>();
    byPerson.set(personId, theirs);
    const known = theirs.get(participation.qualificationId);
    if (known) known.push(participation);
    else theirs.set(participation.qualificationId, [participation]);
  }
  return byPerson;
}

type Links<T> = ReturnType<typeof indexLinks<T & Participation>>;

export type Linking = {
  readonly newId: () => Id<'Participation'>;
  readonly now: string;
  readonly staffId: StaffId;
  readonly reason: Participation['reason'];
};

/** New links for the pairs that have none. */
export function decideLinks(
  { participantIds, qualificationIds }: LinkChoice,
  links: Links<Participation>,
  { newId, now, staffId, reason }: Linking,
): LinkRun<Participation> {
  const changes: Participation[] = [];
  let already = 0;
  for (const participantId of new Set(participantIds))
    for (const qualificationId of new Set(qualificationIds))
      if (links.get(participantId)?.has(qualificationId)) already += 1;
      else
        changes.push({
          participationId: newId(),
          participantId,
          qualificationId,
          linkedAt: now,
          linkedBy: staffId,
          endedAt: null,
          reason,
        });
  return { changes, already, pairs: changes.length };
}

/** The links of the pairs that have one, ended. What is ended in the very moment it was made would seem taken back. */
export function decideUnlinks<T extends Participation>(
  { participantIds, qualificationIds }: LinkChoice,
  links: Links<T>,
  { now, staffId }: Pick<Linking, 'now' | 'staffId'>,
): LinkRun<{ readonly before: T; readonly after: Participation }> {
  const changes: { readonly before: T; readonly after: Participation }[] = [];
  let [already, pairs] = [0, 0];
  const end = (linkedAt: string): string =>
    now === linkedAt ? new Date(Date.parse(now) + 1).toISOString() : now;
  for (const participantId of new Set(participantIds))
    for (const qualificationId of new Set(qualificationIds)) {
      const found = links.get(participantId)?.get(qualificationId) ?? [];
      if (found.length === 0) already += 1;
      else pairs += 1;
      for (const before of found)
        changes.push({ before, after: { ...before, endedAt: end(before.linkedAt), endedBy: staffId } });
    }
  return { changes, already, pairs };
}
