/**
 * The assessments of the list that somebody came from, in its order, so that one walks through the sheets without going back
 * each time. Lives in memory; ids only.
 */
import { create } from 'zustand';
import type { AssessmentId, ExamId } from '../../shared/kernel/ids';

export type Stop = { readonly examId: ExamId; readonly assessmentId: AssessmentId };

type State = {
  readonly stops: readonly Stop[];
  /** What the list shows now, all of it. */
  readonly note: (stops: readonly Stop[]) => void;
};

export const useListWalked = create<State>()((set) => ({
  stops: [],
  note: (stops) => set({ stops }),
}));

export type StopBeside = {
  /** Counted from 1. */
  readonly place: number;
  readonly total: number;
  readonly previous: Stop | null;
  readonly next: Stop | null;
};

/** What stands beside it in the list; null when it is not in the list. */
export function besideIn(stops: readonly Stop[], assessmentId: AssessmentId): StopBeside | null {
  const at = stops.findIndex((stop) => stop.assessmentId === assessmentId);
  if (at < 0) return null;
  return {
    place: at + 1,
    total: stops.length,
    previous: stops[at - 1] ?? null,
    next: stops[at + 1] ?? null,
  };
}
