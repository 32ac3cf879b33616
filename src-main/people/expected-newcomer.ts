/**
 * Whoever a device was linked for. The contact that links it gives them a key as well, so that they choose their PIN without
 * another one. It waits in memory, under the code: for who has the screen that says it, for a working day, for this run only.
 */
import type { World } from '../../shared/kernel/world';
import { seedBytes } from '../../shared/node/ed25519';
import type { Certified, CertifyKey } from './certify-key';

type Waiting = { readonly certified: Certified; readonly seed: Uint8Array };

export type ExpectedNewcomer = {
  /** Has the hub vouch for a key by this code; without one nobody is expected. */
  readonly welcome: (personalCode: string | null) => Promise<void>;
  /** The key that waits for who types this code; null where none does. */
  readonly find: (code: string | null) => Waiting | null;
  /** They came, or nobody may come by that code any more. */
  readonly forget: () => void;
};

const patienceMs = 12 * 3_600_000;

export function createExpectedNewcomer(
  certify: CertifyKey,
  world: Pick<World, 'randomBytes' | 'monotonicMs'>,
): ExpectedNewcomer {
  let expected: (Waiting & { readonly code: string; readonly untilMs: number }) | null = null;
  return {
    welcome: async (code) => {
      expected = null;
      if (code === null) return;
      const seed = world.randomBytes(seedBytes);
      const certified = await certify({ code, staffId: null }, seed);
      const untilMs = world.monotonicMs() + patienceMs;
      if (certified.ok) expected = { code, seed, certified: certified.value, untilMs };
    },
    find: (code) => {
      const isTheirs = expected && code === expected.code && world.monotonicMs() < expected.untilMs;
      return isTheirs ? expected : null;
    },
    forget: () => {
      expected = null;
    },
  };
}
