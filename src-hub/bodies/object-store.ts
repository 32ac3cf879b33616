/**
 * Where the hub keeps the bytes of files, as little of it as it needs, so that a folder and an object store are the same
 * to it. What lies in it is sealed (`sealed-body`, `upload-pieces`); which object is which stands in the database.
 */
import type { Span } from '../../shared/node/sealed-chunks';

/** A stored object as its store lists it. */
export type ListedObject = { readonly place: string; readonly at: Date; readonly bytes: number };

export type ObjectStore = {
  /**
   * Resolves when the object lasts under its place; whatever fails before leaves nothing there. Rejects with a
   * `StoreError`, or with what the source threw.
   * @param place letters, digits, `-`, `.` and `/`; never used twice
   * @param length of the source in bytes
   */
  readonly put: (place: string, length: number, source: AsyncIterable<Uint8Array>) => Promise<void>;
  /** A part of the object. Rejects with a `StoreError`; one that is not there is `missing`. */
  readonly read: (place: string, span: Span) => AsyncIterable<Uint8Array>;
  /** Null when it is not there. */
  readonly size: (place: string) => Promise<number | null>;
  /** One that is not there is gone already. */
  readonly remove: (place: string) => Promise<void>;
  /** All of which the place begins so, also what was begun and never finished. */
  readonly list: (prefix: string) => AsyncIterable<ListedObject>;
};

/** The object that says that this is the place (`files-place`); a folder that had it and has it no more was unmounted. */
export const placeMark = 'vakproef-files';

/** - `full`: it takes no more; - `missing`: an object is not there; - `away`: it does not answer, or fails at it. */
export type StoreFailure = 'full' | 'missing' | 'away';

export class StoreError extends Error {
  readonly failure: StoreFailure;
  /** @param code as the system or the object store names it, for the log */
  constructor(failure: StoreFailure, code: string) {
    super(code);
    this.failure = failure;
  }
}

/** Whether an object is not there, rather than that its store does not answer. */
export const isMissing = (error: unknown): boolean =>
  error instanceof StoreError && error.failure === 'missing';

/** Whether a store takes no more, and answers all else. */
export const isFull = (error: unknown): error is StoreError =>
  error instanceof StoreError && error.failure === 'full';

/** What the hub keeps bodies in, and how large one may be. */
export type Bodies = {
  readonly objects: ObjectStore;
  readonly maxBytes: number;
  /** All of one centre together; absent: as much as there is room for. */
  readonly centreBytes?: number;
};
