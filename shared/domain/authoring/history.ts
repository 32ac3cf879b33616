/**
 * Undo and redo without end, over things that are never changed, such as trees. A step knows what it was, so that undoing
 * can say so and lead there; steps of one group, such as the letters typed into one field, are undone together.
 */

/** Steps as a chain: as many as there are, each taken on or off at once. */
type Chain<State, What> = {
  readonly what: What;
  /** How it was on the other side of the step. */
  readonly state: State;
  readonly group: string | null;
  readonly rest: Chain<State, What> | null;
};

export type History<State, What> = {
  readonly present: State;
  readonly past: Chain<State, What> | null;
  readonly future: Chain<State, What> | null;
};

/** The history of a state at which nothing can be undone. */
export const beginHistory = <State, What>(present: State): History<State, What> => ({
  present,
  past: null,
  future: null,
});

/**
 * The history after one more step; what had been undone is gone then. A state that is the very same object is no step.
 * @param group a step joins the one before when both have the same group; null joins nothing. Put a count in it that grows
 *   when somebody pauses or leaves the field, and undo goes by pieces that people recognise.
 */
export function recordStep<State, What>(
  history: History<State, What>,
  present: State,
  what: What,
  group: string | null = null,
): History<State, What> {
  const { past } = history;
  if (Object.is(present, history.present)) return history;
  if (group !== null && past?.group === group) return { present, past: { ...past, what }, future: null };
  return { present, past: { what, group, state: history.present, rest: past }, future: null };
}

/** One step back; the same history when there is none. */
export function undo<State, What>(history: History<State, What>): History<State, What> {
  const { present, past, future } = history;
  if (!past) return history;
  const step = { what: past.what, group: null, state: present, rest: future };
  // What is typed after undoing is a step of its own.
  const rest = past.rest && { ...past.rest, group: null };
  return { present: past.state, past: rest, future: step };
}

/** One step forward again; the same history when nothing was undone. */
export function redo<State, What>(history: History<State, What>): History<State, What> {
  const { present, past, future } = history;
  if (!future) return history;
  const step = { what: future.what, group: null, state: present, rest: past };
  return { present: future.state, past: step, future: future.rest };
}

/** What undo would take back; null when there is nothing. */
export const whatToUndo = <State, What>({ past }: History<State, What>): What | null => past?.what ?? null;

/** What redo would do again; null when there is nothing. */
export const whatToRedo = <State, What>({ future }: History<State, What>): What | null =>
  future?.what ?? null;
