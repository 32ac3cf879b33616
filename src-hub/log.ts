/**
 * The hub's log: one JSON line per happening on standard output. Details hold ids, codes and counts only; never a
 * name, a mark, a remark or the text of a change, because logs are copied and kept by people who may not see those.
 * VAKPROEF_HUB_LOG=off silences it.
 */
export type LogDetails = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** Writes one line. */
export function logEvent(event: string, details: LogDetails = {}): void {
  if (process.env.VAKPROEF_HUB_LOG === 'off') return;
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), event, ...details })}\n`);
}
