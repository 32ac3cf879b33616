// Runs one benchmark: node test/bench/run.mjs hub-intake [options]. Benchmarks print figures and assert nothing.
import { resolve } from 'node:path';
import { createServer } from 'vite';

const [name = '', ...words] = process.argv.slice(2);
const vite = await createServer({
  root: resolve(import.meta.dirname, '../..'),
  configFile: false,
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, hmr: false, ws: false },
  optimizeDeps: { noDiscovery: true },
});
try {
  const { runBenchmark } = await vite.ssrLoadModule(`/test/bench/${name}.ts`);
  await runBenchmark(words);
} finally {
  await vite.close();
}
