/** Where competences are used: in how many work processes and in how many qualifications. */
import type { QualificationHead } from '../../../../shared/records/qualification';

export type CompetenceUse = { readonly workProcesses: number; readonly qualifications: number };

/** By competence id; one that is used nowhere is absent. */
export function countCompetenceUse(
  all: readonly Pick<QualificationHead, 'about'>[],
): ReadonlyMap<string, CompetenceUse> {
  const uses = new Map<string, CompetenceUse>();
  for (const { about } of all)
    for (const [competenceId, workProcesses] of Object.entries(about.competenceUse)) {
      const before = uses.get(competenceId) ?? { workProcesses: 0, qualifications: 0 };
      uses.set(competenceId, {
        workProcesses: before.workProcesses + workProcesses,
        qualifications: before.qualifications + 1,
      });
    }
  return uses;
}
