/**
 * The overview of qualifications as rows: what each holds and what is bound to it; and how they are searched, narrowed,
 * counted and sorted. Pure, and of the heads alone: no list opens a tree.
 */
import type { DraftFacts } from '../../../../shared/contract/drafts-contract';
import { doneSteps, missingSteps } from '../../../../shared/domain/completeness';
import { noUse, type QualificationUse } from '../../../../shared/domain/qualification-end';
import { foldForOrder } from '../../../../shared/kernel/fold-text';
import { searchLineOf } from '../../../../shared/kernel/search-index';
import type { RowShape } from '../../../../shared/kernel/search-list';
import type { QualificationHead } from '../../../../shared/records/qualification';
import type {
  QualificationColumn,
  QualificationFilter,
  QualificationKind,
  QualificationTab,
} from '../../../ui/search-params';

export type OverviewRow = {
  readonly head: QualificationHead;
  readonly use: QualificationUse;
  /** What of its tree was changed on this device and is not published; null without. */
  readonly draft: DraftFacts | null;
  /** What was changed on this device cannot be read. */
  readonly isDraftBroken: boolean;
};

/** In an address and in a choice: a cohort or level that is not filled in. */
export const blankValue = '-';

/** By name, cohort and code; found by the same three and by what it is of. */
export const qualificationShape: RowShape<QualificationHead> = {
  orderOf: ({ name, cohort, code }) => foldForOrder(`${name}\t${cohort ?? ''}\t${code}`),
  lineOf: ({ name, code, cohort, source }) =>
    searchLineOf(`${name} ${code} ${cohort ?? ''} ${source?.fileTitle ?? ''}`),
};

/** How many stand under each tab. */
export function countByTab(heads: readonly QualificationHead[]): Readonly<Record<QualificationTab, number>> {
  const counts = { inactive: 0, active: 0, archived: 0 };
  for (const { status } of heads) counts[status]++;
  return counts;
}

/** What a head says where one chooses by it. */
export const facetOf = (head: QualificationHead, facet: 'cohort' | 'level' | 'language'): string =>
  head[facet] || blankValue;

const isOfKind: Readonly<Record<QualificationKind, (row: OverviewRow) => boolean>> = {
  incomplete: ({ head }) => missingSteps(head).length > 0,
  complete: ({ head }) => missingSteps(head).length === 0,
  standard: ({ head }) => head.isStandard,
  draft: ({ draft, isDraftBroken }) => draft !== null || isDraftBroken,
  unlinked: ({ use }) => use.linked === 0,
  unused: ({ use }) => use.exams === 0,
};

/** Whether the row is one of those that are asked for. */
export const isUnder = (row: OverviewRow, { kind, ...facets }: QualificationFilter): boolean =>
  (kind === undefined || isOfKind[kind](row)) &&
  (['cohort', 'level', 'language'] as const).every(
    (facet) => facets[facet] === undefined || facets[facet] === facetOf(row.head, facet),
  );

/** What stands beside the heads. */
type Beside = {
  readonly uses: ReadonlyMap<string, QualificationUse>;
  readonly drafts: readonly DraftFacts[];
  /** Of which the draft cannot be read. */
  readonly broken: readonly string[];
};

/** The rows of a tab that are asked for, in the order in which the heads came. */
export const findRows = (
  heads: readonly QualificationHead[],
  { uses, drafts, broken }: Beside,
  { tab, filter }: { readonly tab: QualificationTab; readonly filter: QualificationFilter },
): readonly OverviewRow[] =>
  heads
    .filter(({ status }) => status === tab)
    .map((head) => ({
      head,
      use: uses.get(head.qualificationId) ?? noUse,
      draft: drafts.find(({ qualificationId }) => qualificationId === head.qualificationId) ?? null,
      isDraftBroken: broken.includes(head.qualificationId),
    }))
    .filter((row) => isUnder(row, filter));

export type Sorting = { readonly column: QualificationColumn; readonly isFromLast: boolean };

/** Least first; a blank one stands before all others. */
const sortKeys: Readonly<Record<QualificationColumn, (row: OverviewRow) => string | number>> = {
  name: ({ head }) => foldForOrder(head.name),
  code: ({ head }) => foldForOrder(head.code),
  cohort: ({ head }) => foldForOrder(head.cohort ?? ''),
  level: ({ head }) => foldForOrder(head.level ?? ''),
  language: ({ head }) => head.language,
  completeness: ({ head }) => doneSteps(head) * 1e6 + head.about.indicators,
  linked: ({ use }) => use.linked,
  exams: ({ use }) => use.exams,
};

/** Sorted by the column; equals stay in the order in which they came. */
export function sortRows(
  rows: readonly OverviewRow[],
  { column, isFromLast }: Sorting,
): readonly OverviewRow[] {
  const sign = isFromLast ? -1 : 1;
  return rows
    .map((row) => ({ row, key: sortKeys[column](row) }))
    .sort((a, b) => (a.key === b.key ? 0 : a.key < b.key ? -sign : sign))
    .map(({ row }) => row);
}
