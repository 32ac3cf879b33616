/**
 * Filters of lists that somebody saved on this device, in the browser's storage. They hold what was chosen in a list; never
 * what was sought, because that may be a name.
 */
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { sameValue } from '../../shared/kernel/same-value';
import { readQualificationFilter, readResultSearch } from './search-params';

type SavedFilters<Filter> = {
  /** In the order in which they were saved. */
  readonly filters: readonly Filter[];
  /** Once more has no effect. */
  readonly save: (filter: Filter) => void;
  readonly forget: (filter: Filter) => void;
};

/** @param read what was stored, leaving out what is not understood */
const createSavedFilters = <Filter extends object>(
  name: string,
  read: (stored: Readonly<Record<string, unknown>>) => Filter,
) =>
  create<SavedFilters<Filter>>()(
    persist(
      (set) => ({
        filters: [],
        save: (filter) =>
          set(({ filters }) => ({
            filters: filters.some((one) => sameValue(one, filter)) ? filters : [...filters, filter],
          })),
        forget: (filter) =>
          set(({ filters }) => ({ filters: filters.filter((one) => !sameValue(one, filter)) })),
      }),
      {
        name,
        version: 1,
        partialize: ({ filters }) => ({ filters }),
        merge: (stored, fresh) => {
          const { filters } = (stored ?? {}) as { readonly filters?: unknown };
          return { ...fresh, filters: Array.isArray(filters) ? filters.map((one) => read(Object(one))) : [] };
        },
      },
    ),
  );

/** Of the overview of qualifications. */
export const useSavedFilters = createSavedFilters('vakproef-filters', readQualificationFilter);

/** Of the results. */
export const useSavedResultFilters = createSavedFilters('vakproef-result-filters', readResultSearch);
