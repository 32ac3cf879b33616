/** How much a qualification holds, for lists and previews. */
import type { Qualification } from '../records/qualification';

export type QualificationCounts = {
  readonly coreTasks: number;
  readonly workProcesses: number;
  readonly indicators: number;
  readonly criticalIndicators: number;
  /** Competences linked to work processes, each link counted. */
  readonly competenceLinks: number;
  readonly knowledgeAndSkills: number;
};

export function countQualification({ coreTasks }: Qualification): QualificationCounts {
  const workProcesses = coreTasks.flatMap((coreTask) => coreTask.workProcesses);
  const indicators = workProcesses.flatMap((workProcess) => workProcess.indicators);
  return {
    coreTasks: coreTasks.length,
    workProcesses: workProcesses.length,
    indicators: indicators.length,
    criticalIndicators: indicators.filter((indicator) => indicator.critical).length,
    competenceLinks: workProcesses.reduce((sum, workProcess) => sum + workProcess.competenceIds.length, 0),
    knowledgeAndSkills: [...coreTasks, ...workProcesses].reduce(
      (sum, node) => sum + node.knowledgeAndSkills.length,
      0,
    ),
  };
}
