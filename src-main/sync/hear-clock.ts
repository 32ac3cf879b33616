/** Hears the hub's clock in every answer of its own: when that was, and how far the clock of this device is off. */
import type { World } from '../../shared/kernel/world';
import { timeHeader } from '../../shared/protocol/hub-api';
import { momentSchema } from '../../shared/values/identity';

export type HeardClock = {
  /** The same fetch, listened to. */
  readonly fetch: typeof globalThis.fetch;
  /** When the hub last answered anything, by the clock of this device; null before it. */
  readonly lastContactAt: () => string | null;
  /** Milliseconds that the clock of this device is ahead of the hub's; null before an answer. */
  readonly skewMs: () => number | null;
};

export function hearClock(
  fetch: typeof globalThis.fetch,
  { now, monotonicMs }: Pick<World, 'now' | 'monotonicMs'>,
): HeardClock {
  let lastContactAt: string | null = null;
  let skewMs: number | null = null;
  return {
    fetch: async (input, init) => {
      const askedAtMs = monotonicMs();
      const response = await fetch(input, init);
      const hubTime = momentSchema.safeParse(response.headers.get(timeHeader));
      if (hubTime.success) {
        const answeredAt = now();
        lastContactAt = answeredAt.toISOString();
        // Half of the round trip.
        const underWayMs = (monotonicMs() - askedAtMs) / 2;
        skewMs = Math.round(answeredAt.getTime() - underWayMs - new Date(hubTime.data).getTime());
      }
      return response;
    },
    lastContactAt: () => lastContactAt,
    skewMs: () => skewMs,
  };
}
