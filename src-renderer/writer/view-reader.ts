/**
 * Reads one subject from the view when it is wanted: while somebody looks, after every move of the view, one reading at
 * a time. Who does not look costs nothing; what moved meanwhile is read when somebody looks again.
 */
import type { Result } from '../../shared/kernel/result';
import type { After } from './pause';

/** A view that could not be read is tried again after this, while somebody looks. */
export const rereadAfterMs = 2000;

type ViewReaderDeps<T> = {
  readonly read: () => Promise<Result<T>>;
  readonly isWatched: () => boolean;
  readonly after: After;
};

export type ViewReader<T> = {
  readonly read: () => Promise<Result<T>>;
  readonly viewMoved: () => void;
  readonly lookedAt: () => void;
};

/** Makes the reader of one subject. */
export function createReader<T>({ read, isWatched, after }: ViewReaderDeps<T>): ViewReader<T> {
  let isStale = true;
  let reading: Promise<Result<T>> | null = null;

  const readOnce = async (): Promise<Result<T>> => {
    isStale = false;
    const result = await read();
    reading = null;
    if (!result.ok) {
      isStale = true;
      after(rereadAfterMs, look);
    } else look();
    return result;
  };
  const readNow = (): Promise<Result<T>> => {
    reading ??= readOnce();
    return reading;
  };
  const look = (): void => {
    if (isWatched() && isStale) void readNow();
  };

  return {
    read: readNow,
    viewMoved: () => {
      isStale = true;
      look();
    },
    lookedAt: look,
  };
}
