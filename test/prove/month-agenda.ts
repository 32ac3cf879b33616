/** What is to be done in a month, in the order of its time; what is done may put more on it. */
export type Agenda = {
  /** Never earlier than what is done now; what has the same time is done in the order in which it was put there. */
  readonly at: (ms: number, act: () => Promise<void>) => void;
  /** Does everything up to a moment, and moves the clock along. */
  readonly doUntil: (ms: number) => Promise<void>;
};

type Item = { readonly ms: number; readonly act: () => Promise<void> };

export function anAgenda(clock: { readonly now: () => Date; readonly moveTo: (ms: number) => void }): Agenda {
  const items: Item[] = [];
  return {
    at: (ms, act) => {
      const due = Math.max(ms, clock.now().getTime());
      let place = items.length;
      while (place > 0 && items[place - 1]!.ms > due) place -= 1;
      items.splice(place, 0, { ms: due, act });
    },
    doUntil: async (ms) => {
      while (items[0] && items[0].ms <= ms) {
        const item = items.shift()!;
        clock.moveTo(item.ms);
        await item.act();
      }
      clock.moveTo(ms);
    },
  };
}
