/**
 * Filters of the overview that somebody saved on this device, in the browser's storage. They hold a cohort, a level, a
 * language and a kind; never what was sought, because that may be a name.
 */
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { sameValue } from '../../shared/kernel/same-value';
import { type QualificationFilter, readQualificationFilter } from './search-params';

type SavedFilters = {
  readonly filters: readonly QualificationFilter[];
  /** Once more has no effect. */
  readonly save: (filter: QualificationFilter) => void;
  readonly forget: (filter: QualificationFilter) => void;
};

const readFilters = (stored: unknown): readonly QualificationFilter[] => {
  const { filters } = (stored ?? {}) as { readonly filters?: unknown };
  return Array.isArray(filters) ? filters.map((one) => readQualificationFilter(Object(one))) : [];
};

/** In the order in which they were saved. */
export const useSavedFilters = create<SavedFilters>()(
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
      name: 'vakproef-filters',
      version: 1,
      partialize: ({ filters }) => ({ filters }),
      merge: (stored, fresh) => ({ ...fresh, filters: readFilters(stored) }),
    },
  ),
);
