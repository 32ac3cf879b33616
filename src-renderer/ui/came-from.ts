/**
 * From which list one came to an exam, so that the way back leads there and to the same place in it. Lives in memory;
 * what stands here is an address without names.
 */
import { create } from 'zustand';

/** The lists from which an exam is opened. */
export const lists = ['/', '/results'] as const;
export type List = (typeof lists)[number];

export type CameFrom = {
  readonly list: List;
  readonly search: Readonly<Record<string, unknown>>;
  /** How far the page was scrolled, in CSS pixels. */
  readonly top: number;
};

type State = {
  readonly cameFrom: CameFrom | null;
  readonly note: (cameFrom: CameFrom) => void;
};

export const useCameFrom = create<State>()((set) => ({
  cameFrom: null,
  note: (cameFrom) => set({ cameFrom }),
}));

type Place = { readonly pathname: string; readonly search: Readonly<Record<string, unknown>> };

const isExam = ({ pathname }: Place): boolean => pathname.startsWith('/exam/');

/** Remembers the list when one leaves it for an exam; between the screens of an exam nothing changes. */
export function noteWay(from: Place, to: Place, top: number): void {
  const list = lists.find((path) => path === from.pathname);
  if (list && isExam(to)) useCameFrom.getState().note({ list, search: from.search, top });
}

/** How far to scroll a list that opens now: to where it was, when one comes back from an exam, or else to the top. */
export function topOf(from: Place | undefined, to: Place): number {
  const { cameFrom } = useCameFrom.getState();
  return from && isExam(from) && cameFrom?.list === to.pathname ? cameFrom.top : 0;
}
