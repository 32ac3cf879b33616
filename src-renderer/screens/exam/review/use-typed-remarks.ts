/**
 * Remarks that stand in their fields and are not recorded yet. A signature records them first, so they are missing no
 * more; one that could not be recorded stands in its way.
 */
import { lengthProblem } from '../../../../shared/kernel/typed-words';
import type { SnapshotIndicator } from '../../../../shared/records/exam-definition';
import { remarkField } from '../../../actions/remark-field';
import { useTypedState } from '../../../queries/use-typed-shelf';
import { longestRemark } from '../remarks/longest-remark';
import type { Marking } from '../use-marking';

export type TypedRemarks = {
  /** Will be recorded as soon as their field is left. */
  readonly written: ReadonlySet<SnapshotIndicator>;
  /** Could not be recorded: kept, and missing on the sheet. In the order of the exam. */
  readonly unrecorded: readonly SnapshotIndicator[];
};

/** Draws anew with every key, so only the sign box asks. */
export function useTypedRemarks({ plan, assessment }: Marking): TypedRemarks {
  const entries = useTypedState((state) => state.entries);
  const written = new Set<SnapshotIndicator>();
  const unrecorded: SnapshotIndicator[] = [];
  for (const { indicator } of plan) {
    const entry = entries.get(remarkField(assessment.assessmentId, indicator.indicatorId));
    if (!entry || entry.isSettled) continue;
    if (entry.problem ?? lengthProblem(entry.text, longestRemark)) unrecorded.push(indicator);
    else if (entry.text.trim() !== '') written.add(indicator);
  }
  return { written, unrecorded };
}
