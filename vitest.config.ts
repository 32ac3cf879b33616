/**
 * Unit and integration tests: beside the file they test, and under test/. Importing `electron` in a test is an error,
 * because outside Electron that package starts a download.
 *
 * Loading modules was a third of what the whole cost, so only tests that change what others of their process see have
 * a process each (`apart`); the others share one per worker, and with it what they imported, and at the hub (`hub`) a server.
 */
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { testsByNeed } from './test/processes/tests-by-need.ts';

const folders = ['shared', 'src-main', 'src-renderer', 'src-candidate', 'src-hub', 'test'];
const rooms = `{${folders}}`;
const never = ['**/node_modules/**', 'test/e2e/**'];
const needs = testsByNeed(import.meta.dirname, folders);
/** What fills memory or the processor on purpose, or starts servers of its own. */
const apart = [
  'src-hub/{main.test.ts,postgres/**/*.test.ts,store/broken-connections.test.ts}',
  'test/{exercises,prove,security}/**/*.test.ts',
  // Builds a clone: short to read, so it would come last, with nothing beside it.
  'test/scripts/fresh-clone.test.ts',
  ...needs.apart,
];

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { electron: resolve(import.meta.dirname, 'test/fakes/no-electron.ts') } },
  test: {
    // One more than there are cores on a small machine: tests of programs mostly wait, for a start, an end, a recovery.
    maxWorkers: 3,
    // Pages make and drop objects by the million: a collector with more room for new ones took a tenth less of the processor.
    execArgv: ['--max-semi-space-size=64'],
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
          exclude: [...never, ...needs.atHub],
        },
      },
      {
        extends: true,
        test: {
          name: 'hub',
          include: [...needs.atHub],
          exclude: never,
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'shared',
          include: [`${rooms}/**/*.test.ts`],
          exclude: [...never, ...apart, ...needs.atHub],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'pages',
          include: [`${rooms}/**/*.test.tsx`],
          exclude: [...never, ...apart],
          environment: 'happy-dom',
          isolate: false,
        },
      },
    ],
  },
});
