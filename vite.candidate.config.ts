/**
 * Builds the candidate's page, which the hub serves at `/me/` from the folder beside it. Nothing is inlined: the page's
 * security policy allows files of its own origin only. Two chunks of texts per language, loaded when it is on screen: what every
 * screen needs, and the words of problems, which are most of it and come after.
 */
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { createBundledLicenses } from './scripts/bundled-licenses.mjs';

const here = (path: string): string => resolve(import.meta.dirname, path);
/** Where it goes; a test builds elsewhere. */
const outDir = process.env.VAKPROEF_CANDIDATE_OUT ?? here('out/candidate');

const textsChunk = (id: string): string | null => {
  const [, language, name] = /locales[\\/](\w+)[\\/](\w+)/.exec(id) ?? [];
  if (!language) return null;
  if (name === 'problem') return `problems-${language}`;
  // The words of sheets come with the sheet, for whoever asks for one.
  return name === 'candidate' || name === 'term' ? `texts-${language}` : null;
};

export default defineConfig({
  root: here('src-candidate'),
  base: '/me/',
  build: {
    outDir,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: here('src-candidate/index.html'),
      output: { codeSplitting: { groups: [{ name: textsChunk, test: /assets[\\/]locales/ }] } },
    },
  },
  resolve: { alias: [{ find: /^zod$/, replacement: here('src-renderer/host/zod-without-eval.ts') }] },
  plugins: [react(), createBundledLicenses(resolve(outDir, 'licenses.txt'))],
});
