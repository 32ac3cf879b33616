/**
 * Where one was in the overview of qualifications, so that the way back from one of them leads to the same tab, filter and
 * place. Lives in memory; what stands here is an address without names.
 */
import { create } from 'zustand';
import type { QualificationSearch, QualificationTab } from './search-params';
import { readQualificationSearch } from './search-params';

type Search = Readonly<Record<string, unknown>>;
type Place = { readonly pathname: string; readonly search: Search };
type Kept = {
  readonly search: QualificationSearch;
  /** How far the page was scrolled, in CSS pixels. */
  readonly top: number;
};

const path = '/qualifications';
const isBelow = ({ pathname }: Place): boolean => pathname.startsWith(`${path}/`);

export const useOverviewPlace = create<{ readonly kept: Kept | null }>()(() => ({ kept: null }));

/** Remembers the place when one leaves the overview for a screen below it. */
export function noteOverview(from: Place, to: Place, top: number): void {
  if (from.pathname === path && isBelow(to))
    useOverviewPlace.setState({ kept: { search: readQualificationSearch(from.search), top } });
}

/** A tab that was not named is the one that stood there. */
function isSameList(a: QualificationSearch, b: QualificationSearch): boolean {
  const told = (search: QualificationSearch): string =>
    JSON.stringify(
      Object.entries({ ...search, tab: undefined }).sort(([one], [other]) => (one < other ? -1 : 1)),
    );
  return told(a) === told(b) && (a.tab ?? b.tab) === (b.tab ?? a.tab);
}

/** How far to scroll the overview when one comes back to the list that was left; to the top of any other. */
export function topOfOverview(from: Place | undefined, to: Place): number {
  const { kept } = useOverviewPlace.getState();
  if (!from || !kept || to.pathname !== path || !isBelow(from)) return 0;
  return isSameList(kept.search, readQualificationSearch(to.search)) ? kept.top : 0;
}

/**
 * What the way back to the overview names.
 * @param tab where the qualification stands now; undefined on a screen that is about none
 */
export function overviewSearch(
  kept: QualificationSearch | undefined,
  tab: QualificationTab | undefined,
): QualificationSearch {
  if (tab === undefined) return kept ?? {};
  return kept !== undefined && (kept.tab ?? tab) === tab ? { ...kept, tab } : { tab };
}

export const useOverviewSearch = (tab?: QualificationTab): QualificationSearch =>
  overviewSearch(
    useOverviewPlace((state) => state.kept?.search),
    tab,
  );
