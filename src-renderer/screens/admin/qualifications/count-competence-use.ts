/** Where competences are used: in how many work processes and in how many qualifications. */
import type { QualificationHead } from '../../../../shared/records/qualification';

export type CompetenceUse = { readonly workProcesses: number; readonly qualifications: number };

/**
 * By competence id; one that is used nowhere is absent.
 * @param meant the competence that an id means: another one where it was merged
 */
export function countCompetenceUse(
  all: readonly Pick<QualificationHead, 'about'>[],
  meant: (competenceId: string) => string = (id) => id,
): ReadonlyMap<string, CompetenceUse> {
  const uses = new Map<string, CompetenceUse>();
  for (const { about } of all) {
    const ids = new Map<string, number>();
    for (const [id, workProcesses] of Object.entries(about.competenceUse))
      ids.set(meant(id), (ids.get(meant(id)) ?? 0) + workProcesses);
    for (const [competenceId, workProcesses] of ids) {
      const before = uses.get(competenceId) ?? { workProcesses: 0, qualifications: 0 };
      uses.set(competenceId, {
        workProcesses: before.workProcesses + workProcesses,
        qualifications: before.qualifications + 1,
      });
    }
  }
  return uses;
}
