/** Which results a filter lets through, besides their stand: period, qualification, group and examiner. Pure. */

import type { ResultPeriod, ResultSearch } from '../../../ui/search-params';
import { dayLater } from '../plan-exam/plan-slots';
import { blankValue } from '../qualifications/overview-rows';
import type { ResultRow } from './result-rows';

/** The day of the row's exam and today, both where it is held, as `2026-11-27`. */
export type RowDays = { readonly day: string; readonly today: string };

const isWithin: Readonly<Record<ResultPeriod, (days: RowDays) => boolean>> = {
  today: ({ day, today }) => day === today,
  'last-7': ({ day, today }) => day <= today && day > dayLater(today, -7),
  'last-30': ({ day, today }) => day <= today && day > dayLater(today, -30),
  coming: ({ day, today }) => day > today,
};

export const resultFacets = ['qualification', 'group', 'examiner'] as const;
export type ResultFacet = (typeof resultFacets)[number];

/** What a row has of a facet, and what that is called. */
export function facetOf({ state, examiner }: ResultRow, facet: ResultFacet): { value: string; name: string } {
  const { about } = state.exam;
  switch (facet) {
    case 'qualification':
      return { value: about.qualificationId, name: [about.code, about.name].filter(Boolean).join(' ') };
    case 'examiner':
      return { value: examiner.staffId, name: examiner.name };
    case 'group': {
      const name = state.candidate.group.trim();
      return { value: name === '' ? blankValue : name, name };
    }
  }
}

/** Whether the filter lets the row through, whatever its stand. */
export const isNarrowedTo = (
  row: ResultRow,
  { period, ...facets }: ResultSearch,
  daysOf: (row: ResultRow) => RowDays,
): boolean =>
  (!period || isWithin[period](daysOf(row))) &&
  resultFacets.every((facet) => facets[facet] === undefined || facetOf(row, facet).value === facets[facet]);
