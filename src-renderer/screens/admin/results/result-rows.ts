/**
 * The list of results as rows: status, outcome and how far each is handed in, and how rows are filtered, searched and
 * sorted. Pure. An outcome is shown only when it is signed.
 */
import type { ExamHead } from '../../../../shared/domain/exam';
import { heldByPlan, heldStart } from '../../../../shared/domain/plan-at-start';
import { foldForOrder } from '../../../../shared/kernel/fold-text';
import type { StaffId } from '../../../../shared/kernel/ids';
import { orderOfName, partsOfName } from '../../../../shared/kernel/person-name';
import { searchLineOf } from '../../../../shared/kernel/search-index';
import type { RowShape, SearchList } from '../../../../shared/kernel/search-list';
import { formNumberOfSigned } from '../../../../shared/report/form-number';
import type { ExamState } from '../../../queries/use-exam-states';
import { type ResultFilter, resultFilters } from '../../../ui/search-params';
import { daysInSearch } from './days-in-search';

export type ResultStatus = 'not-started' | 'running' | 'signed' | 'cancelled';
/** `from-hub`: made elsewhere, so the hub has it. `nothing`: there is nothing to hand in yet. */
export type HandInStand = 'nothing' | 'waiting' | 'received' | 'refused' | 'from-hub';

export type ResultRow = {
  readonly state: ExamState;
  /** As the candidate was begun on it (the domain's SPEC, W12); who was not begun, as it is planned now. */
  readonly exam: ExamHead;
  /** When the candidate was to begin by that plan. ISO 8601, UTC. */
  readonly startsAt: string;
  /** Who has it now; the name as it is known today, or else as it was planned. */
  readonly examiner: { readonly staffId: StaffId; readonly name: string };
  readonly status: ResultStatus;
  readonly outcome: 'passed' | 'failed' | null;
  readonly handInStand: HandInStand;
  readonly marked: number;
  readonly total: number;
};

export type SortColumn = 'candidate' | 'exam' | 'date' | 'status' | 'result';
export type Sorting = { readonly column: SortColumn; readonly direction: 'ascending' | 'descending' };

/** A signature stands, also when the exam was cancelled after it: the assessment was made. Who has it now begins nothing. */
function judgeStatus({ exam, assessment }: ExamState): ResultStatus {
  if (assessment.signed) return 'signed';
  if (exam.status === 'cancelled') return 'cancelled';
  return assessment.identifiedAt || assessment.startedAt ? 'running' : 'not-started';
}

/** The worst goes first: refused needs somebody, waiting needs a network. What was made elsewhere came from the hub. */
function judgeHandIn({ assessment, handIn, waiting }: ExamState): HandInStand {
  if (handIn?.state === 'refused') return 'refused';
  if (waiting > 0 || handIn?.state === 'waiting') return 'waiting';
  if (handIn?.state === 'received') return 'received';
  return assessment.events > 0 ? 'from-hub' : 'nothing';
}

const nobody = (): null => null;

/**
 * From the record and the head alone: no stream and no definition is opened for a list.
 * @param nameOf the name of somebody of the staff; null: not known here
 */
export function composeResultRow(
  state: ExamState,
  nameOf: (staffId: StaffId) => string | null = nobody,
): ResultRow {
  const { exam, candidate, assessment } = state;
  const staffId = assessment.holderId ?? candidate.examinerId;
  return {
    state,
    exam: heldByPlan(exam, assessment.planAtStart),
    startsAt: heldStart(exam, candidate, assessment.planAtStart),
    examiner: { staffId, name: nameOf(staffId) ?? (staffId === exam.examinerId ? exam.examinerName : '') },
    status: judgeStatus(state),
    outcome: assessment.signed?.outcome ?? null,
    handInStand: judgeHandIn(state),
    marked: assessment.marked,
    total: exam.about.indicators,
  };
}

/** As on the sheet, whichever device handed it in; blank before. */
export const receiptNumberOf = (
  { received }: ExamState['assessment'],
  handIn: ExamState['handIn'],
): string => (handIn?.state === 'received' ? handIn.receiptNumber : (received?.number ?? ''));

/** By candidate as a register lists them, and then number; found by whatever says who, what and which exam, by everybody who
 * examined, and by what stands on the sheet: number of the form, of the receipt, digest of the exam. */
export const resultShape: RowShape<ResultRow> = {
  orderOf: ({ state: { candidate } }) => `${orderOfName(partsOfName(candidate))}\t${candidate.number}`,
  lineOf: ({ state: { exam: planned, candidate, assessment, handIn }, exam, examiner }) =>
    searchLineOf(
      [
        candidate.name,
        candidate.number,
        candidate.group,
        exam.code,
        exam.title,
        ...(planned === exam ? [] : [planned.code, planned.title]),
        exam.about.name,
        exam.about.code,
        exam.examinerName,
        examiner.name,
        assessment.signed?.signedName ?? '',
        ...(assessment.signed ? [formNumberOfSigned(assessment.signed.changeId)] : []),
        receiptNumberOf(assessment, handIn),
        exam.definitionDigest.slice(0, 8),
      ].join(' '),
    ),
};

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
      return (
        row.handInStand === 'refused' ||
        row.state.assessment.conflicts > 0 ||
        row.state.assessment.undecidedDoubts > 0 ||
        row.state.assessment.unknownEvents > 0
      );
    default:
      return row.status === filter;
  }
}

/** How many rows stand under each filter. */
export const countByFilter = (rows: readonly ResultRow[]): ReadonlyMap<ResultFilter, number> =>
  new Map(resultFilters.map((filter) => [filter, rows.filter((row) => isUnder(row, filter)).length]));

/**
 * Rows in which every word of the search occurs, in the order of candidates. What says a day finds the exams of that day, and
 * as words whatever has them: "12-11" may be a number as well.
 * @param dayOf the day of the row's exam where it is held, as `2026-11-27`
 */
export function findRows(
  list: SearchList<ResultRow>,
  search: string,
  dayOf: (row: ResultRow) => string,
): readonly ResultRow[] {
  const { days, rest } = daysInSearch(search);
  return days.reduce((found, { words, isOn }) => {
    const asWords = new Set(list.find(words).rows);
    return found.filter((row) => asWords.has(row) || isOn(dayOf(row)));
  }, list.find(rest).rows);
}

const statusOrder: readonly ResultStatus[] = ['not-started', 'running', 'signed', 'cancelled'];
const outcomeOrder: readonly ResultRow['outcome'][] = ['passed', 'failed', null];

/** What a column sorts by. */
const sortKeys: Readonly<Record<SortColumn, (row: ResultRow) => string>> = {
  candidate: resultShape.orderOf,
  exam: ({ exam }) => foldForOrder(exam.title),
  date: ({ startsAt }) => startsAt,
  status: ({ status }) => String(statusOrder.indexOf(status)),
  result: ({ outcome }) => String(outcomeOrder.indexOf(outcome)),
};

/**
 * Sorted by the column; equals stay in the order in which they came.
 * @param rows in the order of candidates
 */
export function sortRows(rows: readonly ResultRow[], { column, direction }: Sorting): readonly ResultRow[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return rows
    .map((row) => ({ row, key: sortKeys[column](row) }))
    .sort((a, b) => (a.key === b.key ? 0 : a.key < b.key ? -sign : sign))
    .map(({ row }) => row);
}
