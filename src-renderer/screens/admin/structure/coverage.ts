/** Which competences a qualification asks for, and how much: for the small heat map. Counted from the head alone. */
import type { Competence } from '../../../../shared/records/competence';
import type { QualificationHead } from '../../../../shared/records/qualification';
import type { Competences } from '../../../queries/use-competences';

export type Coverage = {
  readonly head: QualificationHead;
  /** In how many work processes each competence is used, by its id; those that are not used are absent. */
  readonly uses: ReadonlyMap<string, number>;
};

/** What an id means counts: two that were merged are one. */
export function coverageOf(head: QualificationHead, byId: Competences['byId']): Coverage {
  const uses = new Map<string, number>();
  for (const [id, count] of Object.entries(head.about.competenceUse)) {
    const meant = byId.get(id)?.competenceId ?? id;
    uses.set(meant, (uses.get(meant) ?? 0) + count);
  }
  return { head, uses };
}

/** The columns: the standard ones always, own ones where any of these uses them. */
export const columnsOf = (competences: Competences, covered: readonly Coverage[]): readonly Competence[] => [
  ...competences.standard,
  ...competences.own.filter(({ competenceId }) => covered.some(({ uses }) => uses.has(competenceId))),
];

/** Shades beside none. */
const shades = 4;

/** How strong a cell is drawn: 0 for none, else by its share of all work processes, 4 for three quarters and more. */
export const shadeOf = (count: number, workProcesses: number): number =>
  count === 0
    ? 0
    : Math.max(1, Math.min(shades, Math.floor((count / Math.max(workProcesses, 1)) * shades) + 1));
