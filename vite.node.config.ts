/**
 * Builds what runs in plain Node: the host for an ordinary browser and the hub. Packages stay outside the bundles
 * and are loaded from `node_modules`, but for those of very many small files: a start of the hub takes 0.5 CPU s, and 0.65
 * where it has to find each of these.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const entries = {
  host: 'src-main/hosts/node/main.ts',
  hub: 'src-hub/main.ts',
};

export default defineConfig({
  publicDir: false,
  ssr: { noExternal: ['kysely', 'zod', 'i18next'] },
  build: {
    ssr: true,
    target: 'node20.19',
    outDir: 'out/node',
    emptyOutDir: true,
    rollupOptions: {
      input: Object.fromEntries(
        Object.entries(entries)
          .map(([name, path]) => [name, resolve(import.meta.dirname, path)] as const)
          .filter(([, path]) => existsSync(path)),
      ),
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'shared/[name]-[hash].js' },
    },
  },
});
