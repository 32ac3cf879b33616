/**
 * Builds the Electron main process, its preload (one CommonJS file, as a sandboxed preload must be) and the renderer.
 * The renderer of `out/renderer` is served unchanged by both hosts. Needs no Electron binary.
 */
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { createBundledLicenses } from './scripts/bundled-licenses.mjs';

const here = (path: string): string => resolve(import.meta.dirname, path);
const bundledLicenses = createBundledLicenses(here('out/licenses/packages.txt'));

/** Files that some room has in every language at once: a sheet may be in another language than the screen. */
const alwaysThere = /[\\/](?:competence|deeds|domain|level|scale|sheet|term)\.json$/;
/** The guide is long, and loaded when somebody opens it: a chunk for itself. */
const whenOpened = /[\\/]guide\.json$/;

/** One chunk of texts per language, loaded when that language is on screen. */
const textsChunk = (id: string): string | null =>
  alwaysThere.test(id) || whenOpened.test(id) ? null : (/locales[\\/](\w+)[\\/]/.exec(id)?.[1] ?? null);

export default defineConfig({
  main: {
    plugins: [bundledLicenses],
    build: {
      outDir: 'out/main',
      externalizeDeps: false,
      rollupOptions: {
        input: { main: here('src-main/hosts/electron/main.ts') },
        // One file: what is loaded late (the updater) runs late all the same, and a chunk would have to load main back.
        output: { format: 'es', entryFileNames: '[name].js', codeSplitting: false },
      },
    },
  },
  preload: {
    plugins: [bundledLicenses],
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: here('src-main/hosts/electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: here('src-renderer'),
    // Absolute from the root of the origin: both hosts serve the files at `/`.
    base: '/',
    build: {
      outDir: here('out/renderer'),
      emptyOutDir: true,
      // A profile is read by the names of functions.
      minify: process.env.VAKPROEF_READABLE !== '1',
      // Nothing may be inlined as `data:`: the security policy allows code and fonts of the origin only.
      assetsInlineLimit: 0,
      rollupOptions: {
        input: here('src-renderer/index.html'),
        output: { codeSplitting: { groups: [{ name: textsChunk, test: /assets[\\/]locales/ }] } },
      },
      chunkSizeWarningLimit: 2000,
    },
    resolve: { alias: [{ find: /^zod$/, replacement: here('src-renderer/host/zod-without-eval.ts') }] },
    worker: { format: 'es', plugins: () => [bundledLicenses] },
    server: { fs: { allow: [here('.')] } },
    plugins: [react(), bundledLicenses],
  },
});
