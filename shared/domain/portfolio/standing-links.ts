/** Links of portfolio evidence to qualifications and work processes: which count, and what choosing anew comes to. Pure. */
import type { Id, ParticipantId, QualificationId } from '../../kernel/ids';
import type { PortfolioEvidence, PortfolioLink } from './portfolio-documents';

/** What a piece of evidence can be linked to. */
export type LinkPlace = Pick<PortfolioLink, 'qualificationId' | 'workProcessId'>;

export const keyOfPlace = ({ qualificationId, workProcessId }: LinkPlace): string =>
  `${qualificationId} ${workProcessId ?? ''}`;

/** The place that a key names; keys are made of ids, which hold no blanks. */
export function placeOfKey(key: string): LinkPlace {
  const [qualificationId = '', workProcessId = ''] = key.split(' ');
  return {
    qualificationId: qualificationId as QualificationId,
    workProcessId: workProcessId === '' ? null : (workProcessId as Id<'WorkProcess'>),
  };
}

/** Links that count now, of evidence that stands; the same place twice (two devices without contact) is one (L3). */
export function standingLinks(
  links: readonly PortfolioLink[],
  evidence: readonly Pick<PortfolioEvidence, 'portfolioEvidenceId'>[],
): readonly PortfolioLink[] {
  const ids = new Set<string>(evidence.map(({ portfolioEvidenceId }) => portfolioEvidenceId));
  const byPlace = new Map<string, PortfolioLink>();
  for (const link of links) {
    if (link.endedAt !== null || !ids.has(link.portfolioEvidenceId)) continue;
    const key = `${link.portfolioEvidenceId} ${keyOfPlace(link)}`;
    const known = byPlace.get(key);
    if (!known || link.linkedAt < known.linkedAt) byPlace.set(key, link);
  }
  return [...byPlace.values()];
}

type NewLink = {
  readonly newId: () => Id<'PortfolioLink'>;
  readonly participantId: ParticipantId;
  readonly now: string;
  readonly by: PortfolioLink['linkedBy'];
};

export type LinkChanges = {
  readonly begun: readonly PortfolioLink[];
  readonly ended: readonly { readonly before: PortfolioLink; readonly after: PortfolioLink }[];
};

/**
 * What makes these changes in the links of one piece of evidence (L3, L4). What is linked already, and what is not linked and
 * is to be ended, is left alone; a place that was linked twice ends twice.
 */
export function decidePortfolioLinks(
  links: readonly PortfolioLink[],
  evidenceId: Id<'PortfolioEvidence'>,
  { link, unlink }: { readonly link: readonly LinkPlace[]; readonly unlink: readonly LinkPlace[] },
  made: NewLink,
): LinkChanges {
  const standing = links.filter((one) => one.portfolioEvidenceId === evidenceId && one.endedAt === null);
  const linked = new Set(standing.map(keyOfPlace));
  const ends = new Set(unlink.map(keyOfPlace));
  const begins = new Map(link.map((place) => [keyOfPlace(place), place]));
  return {
    begun: [...begins].flatMap(([key, place]) =>
      linked.has(key)
        ? []
        : [
            {
              portfolioLinkId: made.newId(),
              participantId: made.participantId,
              portfolioEvidenceId: evidenceId,
              qualificationId: place.qualificationId,
              workProcessId: place.workProcessId,
              linkedAt: made.now,
              linkedBy: made.by,
              endedAt: null,
            },
          ],
    ),
    ended: standing
      .filter((one) => ends.has(keyOfPlace(one)))
      .map((before) => ({ before, after: { ...before, endedAt: made.now } })),
  };
}
