/** Which rows of a table would be planned, and why the others would not: asked of the same rules as planning itself, row by row. */
import { useEffect, useReducer, useState } from 'react';
import type { PlannableRow, PlanRows } from '../../../../shared/domain/decide-plan-rows';
import { type Problem, problem } from '../../../../shared/kernel/problem';
import { err, type Result } from '../../../../shared/kernel/result';
import { checkExams, type ExamRequest } from '../../../actions/plan-exam';
import { useAction } from '../../../ui/use-action';

export type RefusedRow = { readonly row: number; readonly problem: Problem };
export type CheckedRows = {
  readonly plannable: readonly PlannableRow[];
  readonly refused: readonly RefusedRow[];
};

/** The rows as they were asked about last; what came in since is being asked about, and they stay until that is known. */
export type RowsInCheck = {
  /** Null: nothing of this table is known yet. */
  readonly checked: CheckedRows | null;
  /** Why the rows as they are now could not be asked about; null: they could, or it is not known yet. */
  readonly problem: Problem | null;
  readonly askAgain: () => void;
};

type Answer = {
  readonly scope: unknown;
  readonly checked: CheckedRows | null;
  readonly problem: Problem | null;
};

function checkedOf(plannable: readonly PlannableRow[], said: readonly (Problem | null)[]): CheckedRows {
  const refused = said.flatMap((why, at) =>
    why ? [{ row: plannable[at]?.rows[0] ?? 0, problem: why }] : [],
  );
  return { plannable: plannable.filter((_, at) => said[at] === null), refused };
}

/**
 * @param decided null while it is not known what the table means
 * @param scope the table with all that was chosen for it: of another one nothing is shown
 * @param requestsOf what would be asked for the rows; the same function as long as that is the same
 */
export function useCheckedRows(
  decided: PlanRows | null,
  scope: unknown,
  requestsOf: (rows: readonly PlannableRow[]) => readonly ExamRequest[],
): RowsInCheck {
  const check = useAction(checkExams);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [tries, askAgain] = useReducer((count: number) => count + 1, 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again is asked once more
  useEffect(() => {
    if (!decided) return undefined;
    let isWanted = true;
    const { plannable } = decided;
    const answered = (said: Result<readonly (Problem | null)[]>): void => {
      if (!isWanted) return;
      setAnswer((before) => ({
        scope,
        checked: said.ok ? checkedOf(plannable, said.value) : ofScope(before, scope),
        problem: said.ok ? null : said.problem,
      }));
    };
    // A view that is being built anew, or was stopped, cannot be asked: then nobody may wait for it for ever.
    check(requestsOf(plannable)).then(answered, () => answered(err(problem('cache-unusable'))));
    return () => {
      isWanted = false;
    };
  }, [decided, scope, check, requestsOf, tries]);
  return {
    checked: ofScope(answer, scope),
    problem: answer && answer.scope === scope ? answer.problem : null,
    askAgain,
  };
}

const ofScope = (answer: Answer | null, scope: unknown): CheckedRows | null =>
  answer && answer.scope === scope ? answer.checked : null;
