/** The list of qualifications as the overview shows it: one tab, searched, sorted as people sort names and numbers. */
import type { Qualification } from '../../../../shared/records/qualification';

export type QualificationTab = Qualification['status'];

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const order = new Intl.Collator('nl', { numeric: true, sensitivity: 'base' });

/** How many stand under each tab. */
export function countByTab(all: readonly Qualification[]): Readonly<Record<QualificationTab, number>> {
  const counts = { active: 0, inactive: 0, archived: 0 };
  for (const { status } of all) counts[status]++;
  return counts;
}

/** Those of a tab whose name, code and cohort together hold every word that is sought. */
export function findQualifications(
  all: readonly Qualification[],
  tab: QualificationTab,
  search: string,
): readonly Qualification[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  return all
    .filter(({ status, name, code, cohort }) => {
      if (status !== tab) return false;
      const text = plain(`${name} ${code} ${cohort ?? ''}`);
      return words.every((word) => text.includes(word));
    })
    .sort(
      (a, b) =>
        order.compare(a.name, b.name) ||
        order.compare(a.cohort ?? '', b.cohort ?? '') ||
        order.compare(a.code, b.code),
    );
}
