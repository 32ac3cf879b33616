/**
 * Work that would wait for one another in the database waits here instead, so that those who wait hold no connection
 * which others need. Only a courtesy within one hub: what is right between hubs is the lock of the organisation's row.
 */
export type TakeTurns = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** Turns by key, in the order of asking. */
export function createTurns(): TakeTurns {
  const lastByKey = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const before = lastByKey.get(key) ?? Promise.resolve();
    const done = before.then(work, work);
    const settled = done.then(
      () => undefined,
      () => undefined,
    );
    lastByKey.set(key, settled);
    void settled.then(() => {
      if (lastByKey.get(key) === settled) lastByKey.delete(key);
    });
    return done;
  };
}
