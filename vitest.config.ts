/**
 * Unit and integration tests: beside the file they test, and under test/. Importing `electron` in a test is an error,
 * because outside Electron that package starts a download.
 */
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { electron: resolve(import.meta.dirname, 'test/fakes/no-electron.ts') } },
  test: {
    include: ['{shared,src-main,src-renderer,src-hub,test}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'test/e2e/**'],
    environment: 'node',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
