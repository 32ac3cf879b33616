/**
 * Unit and integration tests: beside the file they test, and under test/. Who imports `electron` in a test gets a fake,
 * because outside Electron that package starts a download.
 *
 * Loading modules was a third of what the whole cost, so only tests that change what others of their process see have
 * a process each (`apart`); the others share one per worker, and with it what they imported, and where they want a hub its server.
 */
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { testsByNeed } from './test/processes/tests-by-need.ts';

const here = (path: string): string => resolve(import.meta.dirname, path);
const folders = ['shared', 'src-main', 'src-renderer', 'src-candidate', 'src-hub', 'test'];
const rooms = `{${folders}}`;
const never = ['**/node_modules/**', 'test/e2e/**'];
const needs = testsByNeed(import.meta.dirname, folders);
/** One that builds a clone is short to read, so it would come last, with nothing beside it. */
const apart = [...needs.apart, 'test/scripts/fresh-clone.test.ts'];

export default defineConfig({
  plugins: [react()],
  resolve: {
    alias: [
      { find: 'electron', replacement: here('test/fakes/fake-electron.ts') },
      { find: /^zustand$/, replacement: here('test/builders/stores-that-begin-anew.ts') },
    ],
  },
  test: {
    // One more than there are cores on a small machine: tests of programs mostly wait, for a start, an end, a recovery.
    maxWorkers: 3,
    // Pages make and drop objects by the million: a collector with more room for new ones took a tenth less of the processor.
    execArgv: ['--max-semi-space-size=64'],
    // Projects share files: what was made of one for the first need not be made for the next.
    experimental: { fsModuleCache: true, fsModuleCachePath: here('.cache/modules') },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // As the journeys: on a machine of others a program may start too late once. `npm test` names which ones did.
    retry: process.env.CI ? 1 : 0,
    // How long a busy machine may take; a test that passes waits no longer for it.
    expect: { poll: { timeout: 20_000 } },
    globalSetup: ['test/processes/run-folder.ts'],
    setupFiles: ['test/builders/leave-clean.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'apart',
          include: apart,
          exclude: never,
        },
      },
      {
        extends: true,
        test: {
          name: 'shared',
          include: [`${rooms}/**/*.test.ts`],
          exclude: [...never, ...apart, ...needs.pages],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'pages',
          include: [...needs.pages],
          exclude: never,
          environment: 'happy-dom',
          isolate: false,
        },
      },
    ],
  },
});
