/** The portfolio of a person, live: what stands in it, and what of it is seen beside an exam. */
import { useMemo } from 'react';
import { followMerged } from '../../shared/domain/follow-merged';
import { type Portfolio, portfolioOf } from '../../shared/domain/portfolio/portfolio-documents';
import { type EvidenceByProcess, evidenceBesideExam } from '../../shared/domain/portfolio/used-evidence';
import { type StoredDocument, useDocuments, useRegister } from './use-documents';

const documentsOf = <T>(stored: readonly { readonly document: T }[]): readonly T[] =>
  stored.map(({ document }) => document);

/** Every id that means this person: the given one, and those of whoever was merged with them (L8). */
export function usePersonIds(participantId: string): ReadonlySet<string> {
  const people = useRegister('participant');
  return useMemo(() => {
    const byId = new Map(people?.stored.map(({ document }) => [document.participantId as string, document]));
    const meant = (id: string): string => followMerged(byId, id, 'participantId')?.participantId ?? id;
    const own = meant(participantId);
    const merged = (people?.stored ?? []).filter(
      ({ document }: StoredDocument<'participant'>) =>
        document.mergedInto && meant(document.participantId) === own,
    );
    return new Set([participantId, own, ...merged.map(({ document }) => document.participantId)]);
  }, [people, participantId]);
}

/** `undefined` while loading. */
export function usePortfolio(participantId: string): Portfolio | undefined {
  const ids = usePersonIds(participantId);
  const entries = useDocuments('portfolio-entry');
  const evidence = useDocuments('portfolio-evidence');
  const links = useDocuments('portfolio-link');
  const feedback = useDocuments('portfolio-feedback');
  return useMemo(
    () =>
      entries && evidence && links && feedback
        ? portfolioOf(
            {
              entries: documentsOf(entries),
              evidence: documentsOf(evidence),
              links: documentsOf(links),
              feedback: documentsOf(feedback),
            },
            ids,
          )
        : undefined,
    [entries, evidence, links, feedback, ids],
  );
}

type Beside = {
  readonly participantId: string;
  readonly qualificationId: string;
  /** When the candidate was identified; null: not yet. */
  readonly begunAt: string | null;
};

/** What the candidate of an exam linked to it, by work process (L7); `undefined` while loading. */
export function useEvidenceBeside(asked: Beside): EvidenceByProcess | undefined {
  const { participantId, qualificationId, begunAt } = asked;
  const portfolio = usePortfolio(participantId);
  return useMemo(
    () => portfolio && evidenceBesideExam(portfolio, qualificationId, begunAt),
    [portfolio, qualificationId, begunAt],
  );
}
