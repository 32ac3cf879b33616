/** Which rows of a table would be planned, and why the others would not: asked of the same rules as planning itself, row by row. */
import { useEffect, useState } from 'react';
import type { PlannableRow, PlanRows } from '../../../../shared/domain/decide-plan-rows';
import type { Problem } from '../../../../shared/kernel/problem';
import { checkExams, type ExamRequest } from '../../../actions/plan-exam';
import { useAction } from '../../../ui/use-action';

export type RefusedRow = { readonly row: number; readonly problem: Problem };
export type CheckedRows = {
  readonly plannable: readonly PlannableRow[];
  readonly refused: readonly RefusedRow[];
};

/**
 * Null until these very rows were asked about.
 * @param requestsOf what would be asked for the rows; the same function as long as that is the same
 */
export function useCheckedRows(
  decided: PlanRows | null,
  requestsOf: (rows: readonly PlannableRow[]) => readonly ExamRequest[],
): CheckedRows | null {
  const check = useAction(checkExams);
  const [answer, setAnswer] = useState<{ readonly of: PlanRows; readonly checked: CheckedRows } | null>(null);
  useEffect(() => {
    if (!decided) return undefined;
    let isWanted = true;
    const { plannable } = decided;
    void check(requestsOf(plannable)).then((said) => {
      if (!isWanted || !said.ok) return;
      const refused = said.value.flatMap((problem, at) =>
        problem ? [{ row: plannable[at]?.rows[0] ?? 0, problem }] : [],
      );
      const good = plannable.filter((_, at) => said.value[at] === null);
      setAnswer({ of: decided, checked: { plannable: good, refused } });
    });
    return () => {
      isWanted = false;
    };
  }, [decided, check, requestsOf]);
  return answer && answer.of === decided ? answer.checked : null;
}
