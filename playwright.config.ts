/**
 * End-to-end tests, each in a whole exam centre of its own with a hub. `node-host` drives the page of the Node host in a
 * real Chromium; `stand-in` runs the built main process and preload of Electron on a stand-in for its binary; `electron`
 * runs the same specs, and those that only the binary can answer, where it is installed.
 */
import { defineConfig } from '@playwright/test';
import { findBrowser, findTestBrowser } from './scripts/find-browser.mjs';
import type { DeviceKind } from './test/e2e/device';
import { nameOfRun } from './test/processes/left-running';

const browser = await findTestBrowser();
// The stand-in for Electron starts the same, which is Chromium's content as Electron is, and where a spec says so one with
// the parts of a browser for people.
process.env.VAKPROEF_STAND_IN_BROWSER ??= browser?.path ?? '';
process.env.VAKPROEF_WHOLE_BROWSER ??= (await findBrowser())?.path ?? '';
// Before any worker starts: all of them, and a second try, have the same.
nameOfRun();

/** Specs of the page say themselves that they run in every host. */
const inWindow = /@every-host|@in-window|(electron|desktop)\//;

export default defineConfig<object, { device: DeviceKind }>({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  globalSetup: './test/e2e/before-run.mjs',
  globalTeardown: './test/e2e/after-run.mjs',
  // A journey mostly waits: for the pauses of a person, a flush, an answer. Measured with one: less than one core and a half.
  workers: 4,
  fullyParallel: true,
  retries: process.env.CI ? 1 : 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['list'], ['json']] : 'list',
  use: {
    actionTimeout: 20_000,
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    // Recording every test costs pictures and copies of the page that nobody looks at; `--trace on` asks for it.
    trace: 'on-first-retry',
    launchOptions: {
      chromiumSandbox: false,
      // Room for new objects: a page makes and drops them by the million. A tenth of what a page costs.
      args: ['--js-flags=--min-semi-space-size=16 --max-semi-space-size=32'],
      ...(browser ? { executablePath: browser.path } : {}),
    },
  },
  projects: [
    {
      name: 'node-host',
      testIgnore: ['**/electron/**', '**/desktop/**'],
      grepInvert: /@in-window/,
      use: { device: 'node-host' },
    },
    { name: 'stand-in', testIgnore: '**/binary/**', grep: inWindow, use: { device: 'stand-in' } },
    { name: 'electron', grep: inWindow, use: { device: 'electron' } },
  ],
});
