/** How somebody likes the list of people on this device: which columns, and in which order. Kept in the browser's storage. */
import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** In the order in which they stand. What is not known of most people is not shown at first. */
export const peopleColumns = [
  'number',
  'name',
  'group',
  'birth-date',
  'email',
  'learning-path',
  'links',
  'exams',
] as const;
export type PeopleColumn = (typeof peopleColumns)[number];

/** That may be left out. */
export const optionalColumns = peopleColumns.filter((column) => column !== 'name');

/** No name and no text that was sought stands in it: a browser writes it to disk. */
type PeopleView = {
  readonly hidden: readonly PeopleColumn[];
  readonly sort: PeopleColumn;
  /** From the last to the first. */
  readonly isFromLast: boolean;
  readonly show: (column: PeopleColumn, isShown: boolean) => void;
  /** The same column once more turns the order round. */
  readonly sortBy: (column: PeopleColumn) => void;
};

/** What is remembered may be of an earlier program that had other columns. */
const isColumn = (said: unknown): said is PeopleColumn => peopleColumns.some((column) => column === said);

/** The same on every screen of the device that lists people. */
export const usePeopleView = create<PeopleView>()(
  persist(
    (set) => ({
      hidden: ['email', 'learning-path'],
      sort: 'name',
      isFromLast: false,
      show: (column, isShown) =>
        set(({ hidden }) => ({
          hidden: isShown ? hidden.filter((one) => one !== column) : [...hidden, column],
        })),
      sortBy: (column) =>
        set(({ sort, isFromLast }) => ({ sort: column, isFromLast: sort === column && !isFromLast })),
    }),
    {
      name: 'vakproef-people',
      version: 1,
      partialize: ({ hidden, sort, isFromLast }) => ({ hidden, sort, isFromLast }),
      merge: (stored, fresh) => {
        const { hidden, sort, isFromLast } = Object(stored) as Record<string, unknown>;
        return {
          ...fresh,
          ...(Array.isArray(hidden) && { hidden: hidden.filter(isColumn) }),
          ...(isColumn(sort) && { sort, isFromLast: isFromLast === true }),
        };
      },
    },
  ),
);
