/** What is missing in a qualification, for the red mark in its row (M49, M50). Null when nothing is. */
import { activationState } from '../../../../shared/domain/activation';
import type { Qualification } from '../../../../shared/records/qualification';

export type MissingParts =
  | { readonly kind: 'no-core-tasks' }
  | { readonly kind: 'core-task-without-work-process' }
  /** Some core tasks have work processes, these have none. */
  | { readonly kind: 'partly'; readonly codes: string };

export function findMissingParts(qualification: Qualification): MissingParts | null {
  const state = activationState({ ...qualification, status: 'inactive' });
  if (state === 'no-core-tasks' || state === 'core-task-without-work-process') return { kind: state };
  const bare = qualification.coreTasks.filter((coreTask) => coreTask.workProcesses.length === 0);
  if (bare.length === 0) return null;
  return { kind: 'partly', codes: bare.map((coreTask) => coreTask.code || coreTask.name).join(', ') };
}
