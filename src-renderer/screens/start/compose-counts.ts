/**
 * The numbers of the overview, each of a list that it leads to: it is what that list counts, asked by the same rule. Pure.
 */
import { noUse } from '../../../shared/domain/qualification-end';
import type { QualificationHead } from '../../../shared/records/qualification';
import type { PlanningSearch, QualificationSearch, ResultSearch } from '../../ui/search-params';
import type { PlannedDay } from '../admin/planning/group-exams';
import { isUnder as isQualificationUnder } from '../admin/qualifications/overview-rows';
import { isNarrowedTo, type RowDays } from '../admin/results/narrow-results';
import { isUnder, type ResultRow } from '../admin/results/result-rows';

export type Count = {
  /** Names its text (`start:count.…`). */
  readonly key: string;
  readonly count: number;
  readonly to: '/results' | '/planning' | '/conflicts' | '/qualifications' | '/participants';
  readonly search: ResultSearch | PlanningSearch | QualificationSearch;
  /** Asks somebody for something while it is not nought. */
  readonly isTask: boolean;
};

const resultCounts: readonly { key: string; search: ResultSearch; isTask: boolean }[] = [
  { key: 'attention', search: { show: 'attention' }, isTask: true },
  { key: 'waiting', search: { show: 'waiting' }, isTask: true },
  { key: 'today', search: { period: 'today' }, isTask: false },
  { key: 'running', search: { show: 'running' }, isTask: false },
  { key: 'signed-week', search: { show: 'signed', period: 'last-7' }, isTask: false },
];

/** For whoever sees all results. */
export const countResults = (
  rows: readonly ResultRow[],
  daysOf: (row: ResultRow) => RowDays,
): readonly Count[] =>
  resultCounts.map(({ key, search, isTask }) => {
    const counted = rows.filter(
      (row) => isNarrowedTo(row, search, daysOf) && isUnder(row, search.show ?? 'all'),
    );
    return { key, count: counted.length, to: '/results', search, isTask };
  });

type OfOffice = {
  readonly coming: readonly PlannedDay[];
  /** Open ones. */
  readonly conflicts: number;
  readonly heads: readonly QualificationHead[];
  readonly people: number;
};

/** For an administrator besides. */
export function countOffice({ coming, conflicts, heads, people }: OfOffice): readonly Count[] {
  const exams = new Set(coming.flatMap((day) => day.exams.map(({ exam }) => exam.examId)));
  const search = { tab: 'inactive', kind: 'incomplete' } as const;
  const incomplete = heads.filter(
    (head) =>
      head.status === search.tab &&
      isQualificationUnder({ head, use: noUse, draft: null, isDraftBroken: false }, { kind: search.kind }),
  );
  return [
    { key: 'conflicts', count: conflicts, to: '/conflicts', search: {}, isTask: true },
    { key: 'coming', count: exams.size, to: '/planning', search: {}, isTask: false },
    { key: 'incomplete', count: incomplete.length, to: '/qualifications', search, isTask: false },
    { key: 'people', count: people, to: '/participants', search: {}, isTask: false },
  ];
}
