/**
 * What is bound to people: links to qualifications and planned exams, counted once for all of them, live.
 *
 * Counted by who somebody turned out to be: a link of a record that was merged is a link of the person.
 */
import type { Participants } from '../../shared/domain/arrange-participants';
import { createLinkIndex, type LinkIndex } from '../../shared/domain/decide-links';
import type { ParticipantId } from '../../shared/kernel/ids';
import { rememberLast } from '../../shared/kernel/remember-last';
import type { PlannedExam } from '../../shared/records/exam';
import type { Participation } from '../../shared/records/participation';
import { type StoredDocument, useDocuments } from './use-documents';

export type PeopleLinks = LinkIndex;

/** Every screen asks for the same; after a change only those are looked at whose links changed. */
const indexLinks = createLinkIndex<Participation>();
const linksOf = rememberLast(
  (stored: readonly StoredDocument<'participation'>[], meant: Participants['meant']): PeopleLinks =>
    indexLinks(
      stored.map(({ document }) => document),
      (id) => meant(id)?.participantId ?? id,
    ),
);
const examsOf = rememberLast((stored: readonly StoredDocument<'exam'>[], meant: Participants['meant']) =>
  countExams(
    stored.map(({ document }) => document),
    (id) => meant(id)?.participantId ?? id,
  ),
);

/** The links that count now, by who somebody turned out to be; `undefined` while loading. */
export function useLinks(people: Participants | undefined): PeopleLinks | undefined {
  const stored = useDocuments('participation');
  const meant = people?.meant;
  return stored && meant && linksOf(stored, meant);
}

/** How many planned exams everybody has; `undefined` while loading. */
export function useExamCounts(
  people: Participants | undefined,
): ReadonlyMap<ParticipantId, number> | undefined {
  const exams = useDocuments('exam');
  const meant = people?.meant;
  return exams && meant && examsOf(exams, meant);
}

function countExams(
  exams: readonly PlannedExam[],
  meantId: (id: ParticipantId) => ParticipantId,
): ReadonlyMap<ParticipantId, number> {
  const counts = new Map<ParticipantId, number>();
  for (const { candidates, status } of exams)
    for (const { participantId } of status === 'planned' ? candidates : []) {
      const id = meantId(participantId);
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  return counts;
}
