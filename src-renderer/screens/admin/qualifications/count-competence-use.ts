/** Where competences are used: in how many work processes and in how many qualifications. */
import type { Qualification } from '../../../../shared/records/qualification';

export type CompetenceUse = { readonly workProcesses: number; readonly qualifications: number };

/** By competence id; one that is used nowhere is absent. */
export function countCompetenceUse(all: readonly Qualification[]): ReadonlyMap<string, CompetenceUse> {
  const uses = new Map<string, CompetenceUse>();
  for (const { coreTasks } of all) {
    const seenHere = new Set<string>();
    for (const competenceId of coreTasks.flatMap((c) => c.workProcesses).flatMap((w) => w.competenceIds)) {
      const before = uses.get(competenceId) ?? { workProcesses: 0, qualifications: 0 };
      uses.set(competenceId, {
        workProcesses: before.workProcesses + 1,
        qualifications: before.qualifications + (seenHere.has(competenceId) ? 0 : 1),
      });
      seenHere.add(competenceId);
    }
  }
  return uses;
}
