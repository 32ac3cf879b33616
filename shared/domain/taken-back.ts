/** What takes a change of a document back: the fields that were otherwise, and those that were not there. Pure. */
import { sameValue } from '../kernel/same-value';

type Fields = Readonly<Record<string, unknown>>;

/** The fields of before, so that of a document of which one field changed no other is told. */
export type WayBack = {
  /** As they were. */
  readonly back: Fields;
  /** That were not there. */
  readonly gone?: readonly string[] | undefined;
};

const entriesOf = (document: object): readonly (readonly [string, unknown])[] =>
  Object.entries(document).filter(([, value]) => value !== undefined);

/**
 * @param written as it was left
 * @param before as it is to be again
 */
export function wayBack(written: object, before: object): WayBack {
  const left = new Map(entriesOf(written));
  const stood = new Map(entriesOf(before));
  const back = Object.fromEntries(
    [...stood].filter(([name, value]) => !left.has(name) || !sameValue(left.get(name), value)),
  );
  const gone = [...left.keys()].filter((name) => !stood.has(name));
  return gone.length > 0 ? { back, gone } : { back };
}

/** The document with its fields of before; the same object where they stand so already. */
export function takeBack<T extends object>(document: T, { back, gone = [] }: WayBack): T {
  const stands = new Map(entriesOf(document));
  const isSo =
    gone.every((name) => !stands.has(name)) &&
    Object.entries(back).every(([name, value]) => stands.has(name) && sameValue(stands.get(name), value));
  if (isSo) return document;
  const kept = [...stands].filter(([name]) => !gone.includes(name));
  // What was written is read by its schema again before it is recorded.
  return { ...Object.fromEntries(kept), ...back } as T;
}
