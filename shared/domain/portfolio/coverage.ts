/** Which work processes of a qualification have evidence in a portfolio, and which have none. Pure. */
import type { CoreTask, QualificationVersion } from '../../records/qualification-version';
import type { PortfolioLink } from './portfolio-documents';

type CoveredProcess = {
  readonly workProcessId: string;
  readonly code: string;
  readonly name: string;
  /** How many pieces of evidence are linked to it. */
  readonly evidence: number;
};

export type Coverage = {
  readonly coreTasks: readonly (Pick<CoreTask, 'coreTaskId' | 'code' | 'name'> & {
    readonly workProcesses: readonly CoveredProcess[];
  })[];
  /** Linked to the qualification as a whole: it covers no work process (L5). */
  readonly whole: number;
  /** Linked to a work process that this version has not. */
  readonly elsewhere: number;
  readonly covered: number;
  readonly workProcesses: number;
};

/** @param links those that count (`standingLinks`), of one person */
export function coverageOf(
  { coreTasks }: Pick<QualificationVersion, 'coreTasks'>,
  links: readonly PortfolioLink[],
  qualificationId: string,
): Coverage {
  const counts = new Map<string | null, number>();
  for (const link of links)
    if (link.qualificationId === qualificationId)
      counts.set(link.workProcessId, (counts.get(link.workProcessId) ?? 0) + 1);
  const told = coreTasks.map(({ coreTaskId, code, name, workProcesses }) => ({
    ...{ coreTaskId, code, name },
    workProcesses: workProcesses.map((one) => ({
      ...{ workProcessId: one.workProcessId, code: one.code, name: one.name },
      evidence: counts.get(one.workProcessId) ?? 0,
    })),
  }));
  const all = told.flatMap(({ workProcesses }) => workProcesses);
  const whole = counts.get(null) ?? 0;
  const inTree = all.reduce((sum, { evidence }) => sum + evidence, 0);
  return {
    coreTasks: told,
    whole,
    elsewhere: [...counts.values()].reduce((sum, count) => sum + count, 0) - whole - inTree,
    covered: all.filter(({ evidence }) => evidence > 0).length,
    workProcesses: all.length,
  };
}
