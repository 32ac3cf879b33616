/** The portfolio of a person, live: what stands in it, and what of it is seen beside an exam. */
import { useMemo } from 'react';
import { followMerged } from '../../shared/domain/follow-merged';
import { type Portfolio, portfolioOf } from '../../shared/domain/portfolio/portfolio-documents';
import { type EvidenceByProcess, evidenceBesideExam } from '../../shared/domain/portfolio/used-evidence';
import type { Participant } from '../../shared/records/participant';
import { useDocuments } from './use-documents';

const documentsOf = <T>(stored: readonly { readonly document: T }[]): readonly T[] =>
  stored.map(({ document }) => document);

type Person = {
  /** Who that is by now; undefined where this device does not know them. */
  readonly person: Participant | undefined;
  /** Every id that means this person: their own, and those of whoever was merged with them (L8). */
  readonly ids: ReadonlySet<string>;
};

/** Whom an id means; `undefined` while loading. */
export function usePerson(participantId: string): Person | undefined {
  const stored = useDocuments('participant');
  return useMemo(() => {
    if (!stored) return undefined;
    const byId = new Map(stored.map(({ document }) => [document.participantId as string, document]));
    const meant = (id: string) => followMerged(byId, id, 'participantId');
    const person = meant(participantId);
    const merged = stored.filter(
      ({ document }) => document.mergedInto && meant(document.participantId) === person,
    );
    const ids = [
      ...merged.map(({ document }) => document.participantId),
      ...(person ? [person.participantId] : []),
    ];
    return { person, ids: new Set([participantId, ...ids]) };
  }, [stored, participantId]);
}

const nobody: ReadonlySet<string> = new Set();

/** `undefined` while loading. */
export function usePortfolio(participantId: string): Portfolio | undefined {
  const ids = usePerson(participantId)?.ids ?? nobody;
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
