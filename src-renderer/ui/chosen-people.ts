/**
 * Who is ticked in the list of people, and the last Run with its way back: in memory while the program runs, for whoever works
 * here alone, so that going to another screen and coming back loses nothing.
 */
import { create } from 'zustand';
import type { ParticipantId } from '../../shared/kernel/ids';
import type { Problem } from '../../shared/kernel/problem';
import type { RunUndo } from '../actions/record-run';
import { useActor } from '../queries/use-actor';

export type RunKind = 'link' | 'unlink' | 'group' | 'archive' | 'bring-back' | 'merge' | 'add' | 'leave';

export type LastRun = {
  readonly kind: RunKind;
  /** People or pairs that changed. */
  readonly count: number;
  /** That were so already. */
  readonly already: number;
  readonly undo: RunUndo;
  /** Why it stopped half-way. */
  readonly stopped: Problem | null;
};

type Chosen = { readonly chosen: ReadonlySet<ParticipantId>; readonly lastRun: LastRun | null };
type State = {
  readonly byPerson: Readonly<Record<string, Chosen>>;
  readonly put: (staffId: string, change: Partial<Chosen>) => void;
};

const nobody: Chosen = { chosen: new Set(), lastRun: null };

const useStore = create<State>()((set) => ({
  byPerson: {},
  put: (staffId, change) =>
    set(({ byPerson }) => ({
      byPerson: { ...byPerson, [staffId]: { ...(byPerson[staffId] ?? nobody), ...change } },
    })),
}));

export type ChosenPeople = Chosen & {
  readonly choose: (chosen: ReadonlySet<ParticipantId>) => void;
  readonly tell: (lastRun: LastRun | null) => void;
};

export function useChosenPeople(): ChosenPeople {
  const staffId = useActor()?.staffId ?? '';
  const { chosen, lastRun } = useStore(({ byPerson }) => byPerson[staffId] ?? nobody);
  const put = useStore((state) => state.put);
  return {
    chosen,
    lastRun,
    choose: (next) => put(staffId, { chosen: next }),
    tell: (run) => put(staffId, { lastRun: run }),
  };
}
