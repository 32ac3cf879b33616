/** Guards for what must never happen: they throw, because a broken invariant is a bug and no user can act on it. */

/** Stops the compiler when a `switch` misses a case, and the program when data from outside slipped through. */
export function assertNever(value: never): never {
  throw new Error(`unexpected case: ${JSON.stringify(value)}`);
}

/** Throws when the invariant does not hold. */
export function assert(condition: boolean, invariant: string): asserts condition {
  if (!condition) throw new Error(`broken invariant: ${invariant}`);
}

/** The value, where the caller knows it is there. */
export function present<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`broken invariant: ${what} is missing`);
  return value;
}
