/**
 * The network of a device in a test that says when there is contact. A device begins rounds by itself as well, every quarter of a
 * minute and soon after something was recorded: on a slow machine one of those falls between any two lines of a test.
 */
export type Line = {
  readonly fetch: typeof globalThis.fetch;
  /** There is a network while this is done, and until all that was asked meanwhile has its answer. */
  readonly during: <T>(work: () => Promise<T>) => Promise<T>;
};

export function aLine(): Line {
  let isOpen = false;
  const underWay = new Set<Promise<Response>>();
  return {
    fetch: (input, init) => {
      if (!isOpen) return Promise.reject(new TypeError('no network'));
      const asked = globalThis.fetch(input, init);
      underWay.add(asked);
      void asked.catch(() => undefined).then(() => underWay.delete(asked));
      return asked;
    },
    during: async (work) => {
      isOpen = true;
      try {
        return await work();
      } finally {
        while (underWay.size > 0) await Promise.allSettled(underWay);
        isOpen = false;
      }
    },
  };
}
