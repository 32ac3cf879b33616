/**
 * Stands for `zustand` in tests: stores are those of the program, and what a file of tests left in them is gone before the next
 * file of its process.
 */
import { create as createStore } from 'zustand/react';
import type { StateCreator, StoreApi, StoreMutatorIdentifier } from 'zustand/vanilla';

export * from 'zustand/vanilla';

const stores = new Set<StoreApi<unknown>>();

/** As `create()(…)`; the house uses no other form of it. */
export const create =
  <T>() =>
  <Mutators extends [StoreMutatorIdentifier, unknown][] = []>(state: StateCreator<T, [], Mutators>) => {
    const store = createStore<T>()(state);
    stores.add(store as StoreApi<unknown>);
    return store;
  };

export function beginAnew(): void {
  for (const store of stores) store.setState(store.getInitialState(), true);
}
