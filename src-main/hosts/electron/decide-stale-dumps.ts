/**
 * Which crash dumps must go: a dump is a piece of memory and may hold names, so it is kept for fourteen days and no
 * longer. One with a date in the future is as old as it can be made. Pure.
 */
export type Dump = { readonly file: string; readonly changedMs: number };

const keepMs = 14 * 24 * 60 * 60 * 1000;
/** A clock that was set right an hour ago is no reason to delete today's dump. */
const futureMs = 24 * 60 * 60 * 1000;

/** What Crashpad and Breakpad write for one crash. */
const isDump = (file: string): boolean => /\.(dmp|meta|lock)$/.test(file);

export const decideStaleDumps = (dumps: readonly Dump[], nowMs: number): readonly string[] =>
  dumps
    .filter(
      ({ file, changedMs }) => isDump(file) && (changedMs < nowMs - keepMs || changedMs > nowMs + futureMs),
    )
    .map(({ file }) => file);
