/** The rows of results for whichever screen shows or counts them: made once, and the same objects as long as nothing of them changed. */
import { useMemo } from 'react';
import { remember } from '../../../../shared/kernel/remember';
import { rememberLast } from '../../../../shared/kernel/remember-last';
import type { ExamState } from '../../../queries/use-exam-states';
import { useStaffNames } from '../../../queries/use-staff-names';
import { composeResultRow, type ResultRow } from './result-rows';

const rowsWith = rememberLast((nameOf: ReturnType<typeof useStaffNames>) =>
  remember((state: ExamState) => composeResultRow(state, nameOf)),
);
const composeRows = rememberLast((states: readonly ExamState[], rowOf: (state: ExamState) => ResultRow) =>
  states.map(rowOf),
);

/** @param states in whose order they stand; `undefined` while they are loading, and then so are the rows */
export function useResultRows(states: readonly ExamState[] | undefined): readonly ResultRow[] | undefined {
  const nameOf = useStaffNames();
  return useMemo(() => states && composeRows(states, rowsWith(nameOf)), [states, nameOf]);
}
