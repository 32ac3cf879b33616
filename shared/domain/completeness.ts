/**
 * How far the tree of a qualification is, from its head alone: a list opens no tree. What is counted is what the checklist
 * asks of a qualification that is examined (M33 to M46); activation asks only for the first two.
 */
import type { QualificationHead } from '../records/qualification';

/** In the order in which they are made. */
export const completenessSteps = ['core-tasks', 'work-processes', 'indicators', 'competences'] as const;
export type CompletenessStep = (typeof completenessSteps)[number];

/** The steps that are not done. A head of an earlier program does not say it per work process: any one counts then. */
export function missingSteps({ about }: Pick<QualificationHead, 'about'>): readonly CompletenessStep[] {
  const { coreTasks, workProcesses, bareCoreTasks, indicators, competenceLinks } = about;
  const isDone: Readonly<Record<CompletenessStep, boolean>> = {
    'core-tasks': coreTasks > 0,
    'work-processes': workProcesses > 0 && bareCoreTasks.length === 0,
    indicators: indicators > 0 && (about.workProcessesWithoutIndicator ?? 0) === 0,
    competences: competenceLinks > 0 && (about.workProcessesWithoutCompetence ?? 0) === 0,
  };
  return completenessSteps.filter((step) => !isDone[step]);
}

/** Steps that are done, of `completenessSteps.length`. */
export const doneSteps = (head: Pick<QualificationHead, 'about'>): number =>
  completenessSteps.length - missingSteps(head).length;
