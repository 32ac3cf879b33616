/**
 * The list of results as rows: status, outcome and how far each is handed in, and how rows are filtered, searched and
 * sorted. Pure. An outcome is shown only when it is signed.
 */
import { indicatorsOf } from '../../../../shared/domain/decide-mark';
import type { ExamState } from '../../../queries/use-exam-states';
import { foldText } from '../participant-search';

export type ResultStatus = 'not-started' | 'running' | 'signed' | 'cancelled';
/** `from-hub`: made elsewhere, so the hub has it. `nothing`: there is nothing to hand in yet. */
export type HandInStand = 'nothing' | 'waiting' | 'received' | 'refused' | 'from-hub';

export type ResultRow = {
  readonly state: ExamState;
  readonly status: ResultStatus;
  readonly outcome: 'passed' | 'failed' | null;
  readonly handInStand: HandInStand;
  readonly marked: number;
  readonly total: number;
  readonly searchText: string;
};

export const resultFilters = [
  'all',
  'not-started',
  'running',
  'signed',
  'passed',
  'failed',
  'waiting',
  'received',
  'attention',
  'cancelled',
] as const;
export type ResultFilter = (typeof resultFilters)[number];

export type SortColumn = 'candidate' | 'exam' | 'date' | 'status' | 'result';
export type Sorting = { readonly column: SortColumn; readonly direction: 'ascending' | 'descending' };

function judgeStatus({ exam, assessment }: ExamState): ResultStatus {
  if (assessment.signed) return 'signed';
  if (exam.status === 'cancelled') return 'cancelled';
  return assessment.identifiedAt || assessment.changeIds.length > 0 ? 'running' : 'not-started';
}

function judgeHandIn({ assessment, handIn, waiting }: ExamState): HandInStand {
  if (handIn?.state === 'refused') return 'refused';
  if (waiting > 0 || handIn?.state === 'waiting') return 'waiting';
  if (handIn?.state === 'received') return 'received';
  return assessment.changeIds.length > 0 ? 'from-hub' : 'nothing';
}

export function composeResultRow(state: ExamState): ResultRow {
  const { exam, candidate, assessment } = state;
  const { snapshot } = exam;
  return {
    state,
    status: judgeStatus(state),
    outcome: assessment.signed?.outcome ?? null,
    handInStand: judgeHandIn(state),
    marked: assessment.marks.size,
    total: indicatorsOf(exam).length,
    searchText: foldText(
      [
        candidate.name,
        candidate.number,
        candidate.group,
        exam.code,
        exam.title,
        snapshot.name,
        snapshot.code,
      ].join(' '),
    ),
  };
}

/** Does the row belong under the filter? */
export function isUnder(row: ResultRow, filter: ResultFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'passed':
    case 'failed':
      return row.outcome === filter;
    case 'waiting':
      return row.handInStand === 'waiting';
    case 'received':
      return row.handInStand === 'received' || row.handInStand === 'from-hub';
    case 'attention':
      return row.handInStand === 'refused' || row.state.assessment.conflicts.length > 0;
    default:
      return row.status === filter;
  }
}

/** Rows under the filter in which every word of the search occurs. */
export function findRows(
  rows: readonly ResultRow[],
  filter: ResultFilter,
  search: string,
): readonly ResultRow[] {
  const words = foldText(search).split(/\s+/).filter(Boolean);
  return rows.filter((row) => isUnder(row, filter) && words.every((word) => row.searchText.includes(word)));
}

const collator = new Intl.Collator('nl', { sensitivity: 'base', numeric: true });
const statusOrder: readonly ResultStatus[] = ['not-started', 'running', 'signed', 'cancelled'];
const outcomeOrder: readonly ResultRow['outcome'][] = ['passed', 'failed', null];

const comparers: Readonly<Record<SortColumn, (a: ResultRow, b: ResultRow) => number>> = {
  candidate: (a, b) => collator.compare(a.state.candidate.name, b.state.candidate.name),
  exam: (a, b) => collator.compare(a.state.exam.title, b.state.exam.title),
  date: (a, b) => a.state.exam.plannedAt.localeCompare(b.state.exam.plannedAt),
  status: (a, b) => statusOrder.indexOf(a.status) - statusOrder.indexOf(b.status),
  result: (a, b) => outcomeOrder.indexOf(a.outcome) - outcomeOrder.indexOf(b.outcome),
};

/** Sorted by the column, and by name and number among equals. */
export function sortRows(rows: readonly ResultRow[], { column, direction }: Sorting): readonly ResultRow[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return [...rows].sort(
    (a, b) =>
      sign * comparers[column](a, b) ||
      comparers.candidate(a, b) ||
      collator.compare(a.state.candidate.number, b.state.candidate.number),
  );
}
