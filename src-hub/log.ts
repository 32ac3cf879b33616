/**
 * The hub's log: one JSON line per happening on standard output. Details hold ids, codes and counts only; never a
 * name, a mark, a remark, the text of a change or a code that lets somebody in, because logs are copied and kept by
 * people who may not see those. VAKPROEF_HUB_LOG=off silences it; what happened is counted all the same.
 */
import type { World } from '../shared/kernel/world';

export type LogDetails = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

const counts = new Map<string, number>();

/** How often each thing happened in this process. */
export const eventCounts = (): ReadonlyMap<string, number> => counts;

/** Writes one line. */
export function logEvent(world: Pick<World, 'now'>, event: string, details: LogDetails = {}): void {
  counts.set(event, (counts.get(event) ?? 0) + 1);
  if (process.env.VAKPROEF_HUB_LOG === 'off') return;
  process.stdout.write(`${JSON.stringify({ at: world.now().toISOString(), event, ...details })}\n`);
}
