/**
 * The seed of all chance in one run: given as `VAKPROEF_SEED`, else always the same, so that the outcome of `npm test` hangs
 * on the code alone. Other seeds are for `npm run prove:chance`. Whoever uses it prints it.
 */
export const seedOfRun = (): number => Number(process.env.VAKPROEF_SEED ?? 20_261_127);
