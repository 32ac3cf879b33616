/**
 * When may a qualification be used in an exam? Pure rules over one qualification (M47 to M52). A new qualification is
 * inactive; it can be activated as soon as one of its core tasks has a work process. Deactivating or archiving never
 * touches an exam that was planned: that holds its own frozen snapshot.
 */
import { problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import type { QualificationHead } from '../records/qualification';

/** What the overview shows in the row: the first two come with a red symbol and words that say what is missing. */
export type ActivationState = 'no-core-tasks' | 'core-task-without-work-process' | 'activatable' | 'active';

export function activationState({
  status,
  about,
}: Pick<QualificationHead, 'status' | 'about'>): ActivationState {
  if (status === 'active') return 'active';
  if (about.coreTasks === 0) return 'no-core-tasks';
  return about.workProcesses > 0 ? 'activatable' : 'core-task-without-work-process';
}

/** The qualification, active. One that is active already comes back as it was. */
export function decideActivate(qualification: QualificationHead): Result<QualificationHead> {
  const state = activationState(qualification);
  if (state === 'active') return ok(qualification);
  if (state !== 'activatable') return err(problem('qualification-not-activatable', { state }));
  return ok({ ...qualification, status: 'active' });
}

/** The qualification, inactive again. Never refused: exams that were planned with it keep what they pinned. */
export function decideDeactivate(qualification: QualificationHead): Result<QualificationHead> {
  return ok(qualification.status === 'inactive' ? qualification : { ...qualification, status: 'inactive' });
}
