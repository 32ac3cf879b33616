/**
 * The last import of people on this device, with its way back: in memory, so that it is there for whoever looks at the lists
 * first and comes back, over a lock too, and not over a new start. It holds what stood before, which may be names.
 */
import { create } from 'zustand';
import type { RosterSummary } from '../../shared/domain/roster/summarise-roster';
import type { RunUndo } from '../actions/record-run';

export type LastRoster = {
  readonly undo: RunUndo;
  readonly summary: RosterSummary;
  /** Names of its files. */
  readonly name: string;
};

type LastRosterStore = {
  readonly last: LastRoster | null;
  /** Null: it was taken back, or is of no interest any more. */
  readonly tell: (last: LastRoster | null) => void;
};

export const useLastRoster = create<LastRosterStore>()((set) => ({
  last: null,
  tell: (last) => set({ last }),
}));
