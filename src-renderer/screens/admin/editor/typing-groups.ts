/** Which letters are undone together: those typed into one field without a pause or another act between. */
import type { World } from '../../../../shared/kernel/world';

/** Whoever rested longer than this began anew. */
const restMs = 2000;

export type TypingGroups = {
  /** The group of a letter typed now. */
  readonly of: (field: string) => string;
  /** Something else was done: the next letter begins anew. */
  readonly end: () => void;
};

/** Groups of one editor; the clock is that of the page's world. */
export function createTypingGroups(world: Pick<World, 'monotonicMs'>): TypingGroups {
  let count = 0;
  let last: { readonly field: string; readonly at: number } | null = null;
  return {
    of: (field) => {
      const at = world.monotonicMs();
      if (last?.field !== field || at - last.at > restMs) count += 1;
      last = { field, at };
      return `${field} ${count}`;
    },
    end: () => {
      last = null;
    },
  };
}
