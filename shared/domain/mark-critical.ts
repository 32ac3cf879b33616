/** Marks one performance indicator of a qualification as critical (R3), or takes the mark off. */
import type { IndicatorId } from '../kernel/ids';
import { problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import type { Indicator } from '../records/qualification-version';
import type { Qualification } from './qualification';

/** The qualification with the flag as asked; the very same object when it was so already. */
export function decideMarkCritical(
  qualification: Qualification,
  indicatorId: IndicatorId,
  critical: boolean,
): Result<Qualification> {
  let found: Indicator | null = null;
  const coreTasks = qualification.coreTasks.map((coreTask) => ({
    ...coreTask,
    workProcesses: coreTask.workProcesses.map((workProcess) => ({
      ...workProcess,
      indicators: workProcess.indicators.map((indicator) => {
        if (indicator.indicatorId !== indicatorId) return indicator;
        found = indicator;
        return { ...indicator, critical };
      }),
    })),
  }));
  const before = found as Indicator | null;
  if (!before) return err(problem('indicator-unknown', { indicatorId }));
  return ok(before.critical === critical ? qualification : { ...qualification, coreTasks });
}
