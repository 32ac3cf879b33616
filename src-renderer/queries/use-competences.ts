/** All competences: the 25 standard ones, always there (M15), and the centre's own; with a look-up by id. */
import { useMemo } from 'react';
import { meantCompetence } from '../../shared/domain/merged-competences';
import { foldForOrder } from '../../shared/kernel/fold-text';
import type { Competence } from '../../shared/records/competence';
import { standardCompetences } from '../../shared/records/standard-competences';
import { useDocuments } from './use-documents';

export type Competences = {
  readonly standard: readonly Competence[];
  /** By code; those that were merged into another are left out, archived ones are not. */
  readonly own: readonly Competence[];
  /** What may be picked: the standard ones, and the own ones that are in use. */
  readonly offered: readonly Competence[];
  /** What an id means: for one that was merged, what it was merged into. */
  readonly byId: ReadonlyMap<string, Competence>;
};

const standardIds: ReadonlySet<string> = new Set(standardCompetences.map(({ competenceId }) => competenceId));

const byCode = (a: Competence, b: Competence): number => {
  const [left, right] = [foldForOrder(a.code), foldForOrder(b.code)];
  return left < right ? -1 : left > right ? 1 : a.competenceId < b.competenceId ? -1 : 1;
};

function arrange(stored: readonly Competence[]): Competences {
  const documents = stored.filter(({ competenceId }) => !standardIds.has(competenceId));
  const each = new Map(
    [...documents, ...standardCompetences].map((one) => [one.competenceId as string, one]),
  );
  const byId = new Map([...each].map(([id, one]) => [id, meantCompetence(each, id) ?? one]));
  const own = documents.filter((one) => byId.get(one.competenceId) === one).toSorted(byCode);
  const offered = [...standardCompetences, ...own.filter(({ status }) => status !== 'archived')];
  return { standard: standardCompetences, own, offered, byId };
}

/** `undefined` while loading. A document can never replace a standard competence. */
export function useCompetences(): Competences | undefined {
  const stored = useDocuments('competence');
  return useMemo(() => stored && arrange(stored.map(({ document }) => document)), [stored]);
}
