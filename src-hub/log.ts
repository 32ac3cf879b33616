/**
 * The hub's log: one JSON line per happening on standard output. Details hold ids, codes and counts only; never a
 * name, a mark, a remark or the text of a change, because logs are copied and kept by people who may not see those.
 * VAKPROEF_HUB_LOG=off silences it.
 */
import type { World } from '../shared/kernel/world';

export type LogDetails = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** Writes one line. */
export function logEvent(world: Pick<World, 'now'>, event: string, details: LogDetails = {}): void {
  if (process.env.VAKPROEF_HUB_LOG === 'off') return;
  process.stdout.write(`${JSON.stringify({ at: world.now().toISOString(), event, ...details })}\n`);
}
