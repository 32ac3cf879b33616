/**
 * Who is ticked in the list of people, and the last Run with its way back: in memory while the program runs, for whoever works
 * here alone, so that going to another screen and coming back loses nothing.
 */
import { create } from 'zustand';
import type { ParticipantId } from '../../shared/kernel/ids';
import type { Problem } from '../../shared/kernel/problem';
import type { RunUndo } from '../actions/record-run';
import { useActor } from '../queries/use-actor';

/** What was done, as it is told afterwards; `add` and `merge` are no Runs of many, and go back the same way. */
export type RunKind = 'link' | 'unlink' | 'group' | 'archive' | 'bring-back' | 'merge' | 'add' | 'leave';

/** One Run is remembered and not a history: what is older is undone on the page of the person or group it was about. */
export type LastRun = {
  readonly kind: RunKind;
  /** People or pairs that changed. */
  readonly count: number;
  /** That were so already. */
  readonly already: number;
  /** What takes it back, as long as nobody went on from it. */
  readonly undo: RunUndo;
  /** Why it stopped half-way. */
  readonly stopped: Problem | null;
};

/** Of one person at work. */
type Chosen = { readonly chosen: ReadonlySet<ParticipantId>; readonly lastRun: LastRun | null };
/** By the id of whoever works here: an id and no name, although it never leaves memory. */
type State = {
  readonly byPerson: Readonly<Record<string, Chosen>>;
  readonly put: (staffId: string, change: Partial<Chosen>) => void;
};

/** One object for everybody who has ticked nobody, so that asking again draws nothing anew. */
const nobody: Chosen = { chosen: new Set(), lastRun: null };

const useStore = create<State>()((set) => ({
  byPerson: {},
  put: (staffId, change) =>
    set(({ byPerson }) => ({
      byPerson: { ...byPerson, [staffId]: { ...(byPerson[staffId] ?? nobody), ...change } },
    })),
}));

/** What a screen sees of it, and how it changes it. */
export type ChosenPeople = Chosen & {
  readonly choose: (chosen: ReadonlySet<ParticipantId>) => void;
  readonly tell: (lastRun: LastRun | null) => void;
};

/** Of whoever works here. Somebody else who unlocks the device finds nobody ticked. */
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
