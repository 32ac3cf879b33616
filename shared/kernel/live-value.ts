/** A value that changes in time and tells who listens; `undefined` until it is first known. */
export type LiveValue<T> = {
  readonly get: () => T | undefined;
  /** Calls back after every change; returns how to stop. */
  readonly subscribe: (listener: () => void) => () => void;
};

/** A live value together with the way to set it. Only its owner holds this one. */
export type SettableValue<T> = LiveValue<T> & { readonly set: (value: T) => void };

/** Makes a live value. */
export function createLiveValue<T>(initial?: T): SettableValue<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (next) => {
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
