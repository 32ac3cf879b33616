/** Lets so many things be done at once; whoever comes on top waits for its turn, in the order in which they came. */
export function createFewAtOnce(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= most) await new Promise<void>((begin) => waiting.push(begin));
    else running += 1;
    try {
      return await work();
    } finally {
      // The place goes on to the next one.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
