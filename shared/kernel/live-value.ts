/** A value that changes in time and tells who listens; `undefined` until it is first known. */
export type LiveValue<T> = {
  readonly get: () => T | undefined;
  /** Calls back after every change; returns how to stop. */
  readonly subscribe: (listener: () => void) => () => void;
};

/** A live value that was known from the start. */
export type KnownValue<T> = Pick<LiveValue<T>, 'subscribe'> & { readonly get: () => T };

type Settable<T> = { readonly set: (value: T) => void };

/** Makes a live value. Only its owner holds the way to set it. */
export function createLiveValue<T>(): LiveValue<T> & Settable<T>;
export function createLiveValue<T>(initial: T): KnownValue<T> & Settable<T>;
export function createLiveValue<T>(initial?: T): LiveValue<T> & Settable<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (next) => {
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
