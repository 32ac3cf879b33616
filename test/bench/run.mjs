/**
 * npm run bench                               lists the benchmarks
 * npm run bench -- <name…> | all [options]    builds the product and runs them, one after the other
 *
 *   --quick        a tenth of the national set, 3 rounds      --rounds <n>   default 5
 *   --scale <n>    share of the national set, default 1       --built        the product is built already
 *   --only <part>  of many files those with this in their name, where the benchmark has many ("import-first")
 *   --profile      a V8 profile of the product's process in out/profiles, or what its long tasks were made of, where the benchmark has one
 *   --before <folder>  a checkout of another commit in which the same benchmarks were run: both in turn, three times, so
 *                      that what else the machine does falls on both
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { findBrowser } from '../../scripts/find-browser.mjs';

const root = join(import.meta.dirname, '..', '..');
const names = readdirSync(join(import.meta.dirname, 'benchmarks')).map((file) => file.replace(/\.ts$/, ''));
const words = process.argv.slice(2);
const beforeAt = words.indexOf('--before');
const before = beforeAt < 0 ? null : resolve(words[beforeAt + 1] ?? '');
if (beforeAt >= 0) words.splice(beforeAt, 2);
const places = before === null ? [root] : [before, root, before, root, before, root];
const options = words.filter((word) => word !== '--built' && word !== 'all' && !names.includes(word));
const wanted = words.includes('all') ? names : names.filter((name) => words.includes(name));

/** Benchmarks run as plain Node programs, so that nothing of a development server is measured. */
const buildForNode = () =>
  build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: true,
      target: 'node20.19',
      outDir: 'out/bench',
      emptyOutDir: true,
      rollupOptions: {
        input: {
          main: join(import.meta.dirname, 'main.ts'),
          'port-host': join(import.meta.dirname, 'harness/port-host.ts'),
          'flush-thread': join(import.meta.dirname, 'harness/flush-thread.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });

const buildForPage = () =>
  build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { alias: [{ find: /^zod$/, replacement: join(root, 'src-renderer/host/zod-without-eval.ts') }] },
    build: {
      outDir: 'out/bench-page',
      emptyOutDir: true,
      lib: {
        entry: join(import.meta.dirname, 'page/bench-kit.ts'),
        formats: ['iife'],
        name: 'benchPage',
        fileName: () => 'bench-kit.js',
      },
    },
  });

if (wanted.length === 0) {
  console.log(
    `npm run bench -- <name…> | all [--quick] [--rounds n] [--scale n] [--only part] [--profile] [--built]\n`,
  );
  console.log(names.map((name) => `  ${name}`).join('\n'));
  process.exit(words.length > 0 ? 1 : 0);
}
if (!words.includes('--built')) {
  const built = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, VAKPROEF_READABLE: words.includes('--profile') ? '1' : '' },
  });
  if (built.status !== 0) process.exit(1);
}
await buildForNode();
await buildForPage();
const browser = await findBrowser();
for (const [name, place] of wanted.flatMap((one) => places.map((place) => [one, place]))) {
  if (before !== null) console.log(place === root ? '# now' : '# before');
  const run = spawnSync(process.execPath, [join(place, 'out/bench/main.js'), name, ...options], {
    cwd: place,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, VAKPROEF_CHROMIUM: browser?.path ?? '' },
  });
  if (run.status !== 0) process.exitCode = 1;
}
