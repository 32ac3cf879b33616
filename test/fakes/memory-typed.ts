/** Main's keeping of typed texts without a disk: it answers, waits or refuses as it is told. */
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok } from '../../shared/kernel/result';
import type { TypedClient } from '../../src-renderer/writer/typed-shelf';

export type MemoryTyped = {
  readonly client: TypedClient;
  /** What is kept of a person, by field. */
  readonly keptOf: (staffId: string) => Readonly<Record<string, string>>;
  /** How often it was asked to keep something. */
  readonly askedCount: () => number;
  /** Null: it keeps again. */
  readonly refuse: (reason: Problem | null) => void;
  /** Nothing is answered, and nothing kept, until what this returns is called. */
  readonly hold: () => () => void;
};

export function memoryTyped(): MemoryTyped {
  const kept = new Map<string, Map<string, string>>();
  let asked = 0;
  let refusal: Problem | null = null;
  let held = Promise.resolve();
  const textsOf = (staffId: string): Map<string, string> => {
    const found = kept.get(staffId) ?? new Map<string, string>();
    kept.set(staffId, found);
    return found;
  };
  return {
    client: {
      keep: async ({ ownerId, texts }) => {
        asked += 1;
        await held;
        if (refusal) return err(refusal);
        for (const { field, text } of texts)
          if (text === null) textsOf(ownerId).delete(field);
          else textsOf(ownerId).set(field, text);
        return ok({ keptAt: '2026-11-24T08:00:00.000Z' });
      },
      read: async ({ ownerId }) =>
        refusal
          ? err(refusal)
          : ok({ texts: [...textsOf(ownerId)].map(([field, text]) => ({ field, text })) }),
    },
    keptOf: (staffId) => Object.fromEntries(textsOf(staffId)),
    askedCount: () => asked,
    refuse: (reason) => {
      refusal = reason;
    },
    hold: () => {
      let release = (): void => undefined;
      held = new Promise((resolve) => {
        release = resolve;
      });
      return release;
    },
  };
}

/** For whom it does not matter: nothing can be kept. */
export const noTyped: TypedClient = {
  keep: async () => err(problem('host-unreachable')),
  read: async () => err(problem('host-unreachable')),
};
