/**
 * By whose clock a plan told its times before one of its changes: what stood there is told as people read it then, also where that
 * change, or one after it, took the exam to another zone. Pure.
 */
import type { PlannedExam } from '../records/exam';

type Told = Pick<PlannedExam, 'timeZone' | 'changes'>;

/** @returns undefined: by the clock of the centre */
export function zoneBefore({ timeZone, changes = [] }: Told, changeId: string): string | undefined {
  const from = changes.findIndex((change) => change.changeId === changeId);
  const next = changes.slice(Math.max(0, from)).find(({ before }) => before.timeZone !== undefined);
  return next ? (next.before.timeZone ?? undefined) : timeZone;
}
