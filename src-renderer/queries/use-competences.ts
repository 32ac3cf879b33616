/** All competences: the 25 standard ones, always there (M15), and the centre's own; with a look-up by id. */
import { useMemo } from 'react';
import type { Competence } from '../../shared/records/competence';
import { standardCompetences } from '../../shared/records/standard-competences';
import { useDocuments } from './use-documents';

export type Competences = {
  readonly standard: readonly Competence[];
  readonly own: readonly Competence[];
  readonly byId: ReadonlyMap<string, Competence>;
};

/** `undefined` while loading. A document can never replace a standard competence. */
export function useCompetences(): Competences | undefined {
  const stored = useDocuments('competence');
  return useMemo(() => {
    if (!stored) return undefined;
    const standardIds = new Set<string>(standardCompetences.map((competence) => competence.competenceId));
    const own = stored
      .map(({ document }) => document)
      .filter((competence) => !standardIds.has(competence.competenceId));
    const byId = new Map([...own, ...standardCompetences].map((c) => [c.competenceId as string, c]));
    return { standard: standardCompetences, own, byId };
  }, [stored]);
}
