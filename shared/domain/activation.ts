/**
 * When may a qualification be used in an exam? Pure rules over one qualification (M47 to M52). A new qualification is
 * inactive; it can be activated as soon as one of its core tasks has a work process. Deactivating or archiving never
 * touches an exam that was planned: that holds its own frozen snapshot.
 */
import { problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import type { Qualification } from '../records/qualification';

/** What the overview shows in the row: the first two come with a red symbol and words that say what is missing. */
export type ActivationState = 'no-core-tasks' | 'core-task-without-work-process' | 'activatable' | 'active';

export function activationState(qualification: Qualification): ActivationState {
  if (qualification.status === 'active') return 'active';
  if (qualification.coreTasks.length === 0) return 'no-core-tasks';
  const hasWorkProcess = qualification.coreTasks.some((coreTask) => coreTask.workProcesses.length > 0);
  return hasWorkProcess ? 'activatable' : 'core-task-without-work-process';
}

/** The qualification, active. One that is active already comes back as it was. */
export function decideActivate(qualification: Qualification): Result<Qualification> {
  const state = activationState(qualification);
  if (state === 'active') return ok(qualification);
  if (state !== 'activatable') return err(problem('qualification-not-activatable', { state }));
  return ok({ ...qualification, status: 'active' });
}

/** The qualification, inactive again. Never refused: exams that were planned with it keep their snapshot. */
export function decideDeactivate(qualification: Qualification): Result<Qualification> {
  return ok(qualification.status === 'inactive' ? qualification : { ...qualification, status: 'inactive' });
}
