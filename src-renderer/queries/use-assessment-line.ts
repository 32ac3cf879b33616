/** One assessment as the writer knows it, live: the view, what was acknowledged since, and what is still on its way. */
import { useSyncExternalStore } from 'react';
import type { AssessmentLine, AssessmentState, AssessmentTarget } from '../writer/assessment-line';
import { useQuerySource } from './query-source';

/** The line of the assessment, always the same one. */
export const useAssessmentLine = (target: AssessmentTarget): AssessmentLine =>
  useQuerySource().writer.assessment(target);

/**
 * A part of its state; draws anew only when that part changed.
 * @param select gives the same object while nothing changed
 */
export function useAssessmentState<T>(target: AssessmentTarget, select: (state: AssessmentState) => T): T {
  const { state } = useAssessmentLine(target);
  return useSyncExternalStore(state.subscribe, () => select(state.get()));
}
