/** How much a version of a qualification holds, for lists and previews. */
import type { QualificationAbout } from '../records/qualification';
import type { QualificationVersion } from '../records/qualification-version';
import { competencesOf } from './competences-of';

export function countQualification({
  coreTasks,
}: Pick<QualificationVersion, 'coreTasks'>): QualificationAbout {
  const workProcesses = coreTasks.flatMap((coreTask) => coreTask.workProcesses);
  const indicators = workProcesses.flatMap((workProcess) => workProcess.indicators);
  const competenceIds = workProcesses.flatMap((workProcess) => workProcess.competenceIds);
  const competenceUse: Record<string, number> = {};
  for (const workProcess of workProcesses)
    for (const id of competencesOf(workProcess)) competenceUse[id] = (competenceUse[id] ?? 0) + 1;
  return {
    coreTasks: coreTasks.length,
    workProcesses: workProcesses.length,
    indicators: indicators.length,
    criticalIndicators: indicators.filter((indicator) => indicator.critical).length,
    competenceLinks: competenceIds.length,
    knowledgeAndSkills: [...coreTasks, ...workProcesses].reduce(
      (sum, node) => sum + node.knowledgeAndSkills.length,
      0,
    ),
    bareCoreTasks: coreTasks
      .filter((coreTask) => coreTask.workProcesses.length === 0)
      .map((coreTask) => coreTask.code || coreTask.name),
    workProcessesWithoutIndicator: workProcesses.filter(({ indicators: own }) => own.length === 0).length,
    workProcessesWithoutCompetence: workProcesses.filter(({ competenceIds: own }) => own.length === 0).length,
    competenceUse,
  };
}
