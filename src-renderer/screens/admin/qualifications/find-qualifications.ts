/** The list of qualifications as the overview shows it: one tab, searched, sorted as people sort names and numbers. */

import { foldForOrder } from '../../../../shared/kernel/fold-text';
import { searchLineOf } from '../../../../shared/kernel/search-index';
import type { RowShape, SearchList } from '../../../../shared/kernel/search-list';
import type { QualificationHead } from '../../../../shared/records/qualification';
import type { QualificationTab } from '../../../ui/search-params';

/** By name, cohort and code; found by the same three. */
export const qualificationShape: RowShape<QualificationHead> = {
  orderOf: ({ name, cohort, code }) => foldForOrder(`${name}\t${cohort ?? ''}\t${code}`),
  lineOf: ({ name, code, cohort }) => searchLineOf(`${name} ${code} ${cohort ?? ''}`),
};

/** How many stand under each tab. */
export function countByTab(all: readonly QualificationHead[]): Readonly<Record<QualificationTab, number>> {
  const counts = { active: 0, inactive: 0, archived: 0 };
  for (const { status } of all) counts[status]++;
  return counts;
}

/** Those of a tab that hold every word that is sought. */
export const findQualifications = (
  list: SearchList<QualificationHead>,
  tab: QualificationTab,
  search: string,
): readonly QualificationHead[] => list.find(search).rows.filter(({ status }) => status === tab);
