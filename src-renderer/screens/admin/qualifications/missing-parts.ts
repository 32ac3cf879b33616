/** What is missing in a qualification, for the red mark in its row (M49, M50). Null when nothing is. */
import { activationState } from '../../../../shared/domain/activation';
import type { QualificationHead } from '../../../../shared/records/qualification';

export type MissingParts =
  | { readonly kind: 'no-core-tasks' }
  | { readonly kind: 'core-task-without-work-process' }
  /** Some core tasks have work processes, these have none. */
  | { readonly kind: 'partly'; readonly codes: string };

/** What keeps a qualification from being examined (M50), from its head; null when nothing does. */
export function findMissingParts({ about }: Pick<QualificationHead, 'about'>): MissingParts | null {
  const state = activationState({ about, status: 'inactive' });
  if (state === 'no-core-tasks' || state === 'core-task-without-work-process') return { kind: state };
  return about.bareCoreTasks.length === 0 ? null : { kind: 'partly', codes: about.bareCoreTasks.join(', ') };
}
