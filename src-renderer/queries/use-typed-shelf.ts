/** What whoever works here typed and is not recorded yet, live. */
import { useSyncExternalStore } from 'react';
import type { ShelfState, TypedShelf } from '../writer/typed-shelf';
import { useQuerySource } from './query-source';

/** The shelf of who works here, or who did last while the device is locked. */
export function useTypedShelf(): TypedShelf {
  const { current } = useQuerySource().writer.typed;
  return useSyncExternalStore(current.subscribe, current.get);
}

/**
 * A part of its state; draws anew only when that part changed.
 * @param select gives the same object while nothing changed
 */
export function useTypedState<T>(select: (state: ShelfState) => T): T {
  const { state } = useTypedShelf();
  return useSyncExternalStore(state.subscribe, () => select(state.get()));
}
