/**
 * The seed of all chance in one run: given as `VAKPROEF_SEED`, else taken from the clock once. It stays in the
 * environment, so that workers, second tries and child processes have the same. Whoever uses it prints it.
 */
export function seedOfRun(): number {
  process.env.VAKPROEF_SEED ??= String(Date.now() % 1_000_000_000);
  return Number(process.env.VAKPROEF_SEED);
}
