/**
 * The exam as a walk: every indicator in order, with its work process and core task, and which one comes next. Pure.
 */
import type { Assessment } from '../../../shared/domain/assessment';
import type { Exam } from '../../../shared/domain/exam';
import type { IndicatorId } from '../../../shared/kernel/ids';
import type {
  SnapshotCoreTask,
  SnapshotIndicator,
  SnapshotWorkProcess,
} from '../../../shared/records/exam-definition';

export type Step = {
  readonly index: number;
  readonly indicator: SnapshotIndicator;
  readonly workProcess: SnapshotWorkProcess;
  readonly coreTask: SnapshotCoreTask;
  /** 1 for the first indicator of its work process. */
  readonly place: number;
};

/** Every indicator of the exam, in the order of the exam. */
export function planOf(exam: Exam): readonly Step[] {
  return exam.snapshot.coreTasks
    .flatMap((coreTask) =>
      coreTask.workProcesses.flatMap((workProcess) =>
        workProcess.indicators.map((indicator, i) => ({ coreTask, workProcess, indicator, place: i + 1 })),
      ),
    )
    .map((step, index) => ({ ...step, index }));
}

/** Marks or indicator ids: anything that knows which indicators are marked. */
type Marked = { readonly has: (indicatorId: IndicatorId) => boolean };

/** First open step after this one, going round at the end; null when nothing is open. */
export function nextOpenStep(plan: readonly Step[], marked: Marked, after: number): Step | null {
  const goingRound = [...plan.slice(after + 1), ...plan.slice(0, after + 1)];
  return goingRound.find((step) => !marked.has(step.indicator.indicatorId)) ?? null;
}

/** Where to go on: the next open step after the one that was changed last. */
export function resumeStep(
  plan: readonly Step[],
  assessment: Pick<Assessment, 'marks' | 'lastIndicatorId'>,
): Step | null {
  const last = stepOf(plan, assessment.lastIndicatorId);
  return nextOpenStep(plan, assessment.marks, last?.index ?? -1) ?? last ?? plan[0] ?? null;
}

export const stepOf = (plan: readonly Step[], indicatorId: IndicatorId | null): Step | null =>
  plan.find((step) => step.indicator.indicatorId === indicatorId) ?? null;
