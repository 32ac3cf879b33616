/**
 * One benchmark by name, in a process of its own. Benchmarks print figures and assert nothing about time.
 * Started by `run.mjs`, which builds it first.
 */
import { readOptions } from './harness/options';

const [name = '', ...words] = process.argv.slice(2);
const benchmarks: Readonly<
  Record<string, () => Promise<{ runBenchmark: typeof import('./benchmarks/search').runBenchmark }>>
> = {
  'host-start': () => import('./benchmarks/host-start'),
  'first-sync': () => import('./benchmarks/first-sync'),
  lists: () => import('./benchmarks/lists'),
  search: () => import('./benchmarks/search'),
  'open-exam': () => import('./benchmarks/open-exam'),
  mark: () => import('./benchmarks/mark'),
  rebuild: () => import('./benchmarks/rebuild'),
  'hub-intake': () => import('./benchmarks/hub-intake'),
  'hub-crowd': () => import('./benchmarks/hub-crowd'),
  import: () => import('./benchmarks/import'),
  'import-first': () => import('./benchmarks/import-first'),
  roster: () => import('./benchmarks/roster'),
  people: () => import('./benchmarks/people'),
  month: () => import('./benchmarks/month'),
};

const load = benchmarks[name];
if (!load) throw new Error(`no benchmark ${name}: ${Object.keys(benchmarks).join(', ')}`);
const options = readOptions(words);
const { runBenchmark } = await load();
process.stdout.write(`## ${name}: ${options.rounds} rounds, scale ${options.scale}\n\n`);
process.stdout.write(`${await runBenchmark(options)}\n\n`);
process.exit(0);
