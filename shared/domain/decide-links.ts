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

export type LinkIndex<T = Participation> = ReadonlyMap<
  ParticipantId,
  ReadonlyMap<QualificationId, readonly T[]>
>;

/**
 * The links that count now, of each participant to each qualification. It remembers: made again after a change, only people
 * whose links changed are looked at anew, and the others keep the same object.
 */
export function createLinkIndex<T extends Participation>(): (
  participations: readonly T[],
  meantId: MeantId,
) => LinkIndex<T> {
  let known = new Map<T, ParticipantId>();
  let index = new Map<ParticipantId, ReadonlyMap<QualificationId, readonly T[]>>();
  return (participations, meantId) => {
    const now = new Map<T, ParticipantId>();
    const touched = new Set<ParticipantId>();
    for (const one of participations) {
      if (!isLink(one)) continue;
      const personId = meantId(one.participantId);
      now.set(one, personId);
      if (known.get(one) !== personId) touched.add(personId);
    }
    for (const [one, personId] of known) if (now.get(one) !== personId) touched.add(personId);
    const theirs = new Map<ParticipantId, Map<QualificationId, T[]>>();
    for (const [one, personId] of now) if (touched.has(personId)) addLink(theirs, one, personId);
    const next = new Map(index);
    for (const personId of touched) {
      const links = theirs.get(personId);
      if (links) next.set(personId, links);
      else next.delete(personId);
    }
    [known, index] = [now, next];
    return next;
  };
}

function addLink<T extends Participation>(
  byPerson: Map<ParticipantId, Map<QualificationId, T[]>>,
  one: T,
  personId: ParticipantId,
): void {
  const theirs = byPerson.get(personId) ?? new Map<QualificationId, T[]>();
  byPerson.set(personId, theirs);
  const same = theirs.get(one.qualificationId);
  if (same) same.push(one);
  else theirs.set(one.qualificationId, [one]);
}

/** The same, once. */
export const indexLinks = <T extends Participation>(
  participations: readonly T[],
  meantId: MeantId,
): LinkIndex<T> => createLinkIndex<T>()(participations, meantId);

export type Linking = {
  readonly newId: () => Id<'Participation'>;
  readonly now: string;
  readonly staffId: StaffId;
  readonly reason: Participation['reason'];
};

/** New links for the pairs that have none. */
export function decideLinks(
  { participantIds, qualificationIds }: LinkChoice,
  links: LinkIndex,
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
  links: LinkIndex<T>,
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
