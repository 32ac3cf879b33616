/**
 * Builds the hub as one file with everything it needs inside, for a machine or an image without `node_modules`: there it
 * works on a PostgreSQL server of its own (DATABASE_URL), not on one that npm installed.
 */
import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { createBundledLicenses } from './scripts/bundled-licenses.mjs';

/** Where it goes; a test builds elsewhere. */
const outDir = process.env.VAKPROEF_HUB_OUT ?? resolve(import.meta.dirname, 'out/hub');

export default defineConfig({
  plugins: [createBundledLicenses(resolve(outDir, 'licenses.txt'))],
  publicDir: false,
  ssr: {
    noExternal: true,
    // Asked for only where they are installed; `pg` and we go on without.
    external: ['pg-native'],
  },
  build: {
    ssr: true,
    target: 'node20.19',
    outDir,
    emptyOutDir: true,
    rollupOptions: {
      input: { hub: resolve(import.meta.dirname, 'src-hub/main.ts') },
      output: { format: 'es', entryFileNames: '[name].mjs', codeSplitting: false },
    },
  },
});
