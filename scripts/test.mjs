/**
 * `npm test`: everything, on a fresh clone too. Installs, builds, finds or gets a browser, then runs the checks beside the
 * unit and integration tests, then the end-to-end tests, and ends with one line `N passed, N failed, N skipped`.
 *
 *   --unit  without the end-to-end tests
 */
import './require-node.mjs';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checks, runCheck } from './check.mjs';
import { findBrowser, findFirefox } from './find-browser.mjs';
import { countParts } from './last-line.mjs';
import { prepare } from './prepare.mjs';
import { say } from './script-texts.mjs';

const root = join(import.meta.dirname, '..');
const isUnitOnly = process.argv.includes('--unit');
const startedAt = Date.now();

/** Runs a test program and reads its report; a program that left no report counts as one failure. */
async function runTests(program, args, report, count, env = {}) {
  rmSync(report, { force: true });
  mkdirSync(dirname(report), { recursive: true });
  const tests = spawn(process.execPath, [join(root, 'node_modules', ...program), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  const status = await new Promise((resolve) => tests.once('close', resolve));
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const counted = count(JSON.parse(readFileSync(report, 'utf8')));
  // A program that fails without a failed test (a file that cannot be loaded, an unhandled error) has failed all the same.
  return status !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
}

/** One after the other, beside the tests; what they say is kept until those have said theirs. */
async function runChecks() {
  const outcomes = [];
  for (const check of checks) outcomes.push(await runCheck(check));
  return outcomes;
}

const countChecks = (outcomes) => ({
  passed: outcomes.filter(({ isGood }) => isGood).length,
  failed: outcomes.filter(({ isGood }) => !isGood).length,
  skipped: 0,
  failures: outcomes.filter(({ isGood }) => !isGood).map(({ name }) => `the check of ${name}`),
});

function runVitest() {
  const report = join(root, '.cache', 'unit-tests.json');
  const args = ['run', '--reporter=default', `--reporter=${join(root, 'scripts', 'tally-reporter.mjs')}`];
  const env = { VAKPROEF_TALLY: report };
  return runTests(['vitest', 'vitest.mjs'], args, report, (tally) => tally, env);
}

/** The end-to-end tests that ended so. */
function namesOf(suites, status) {
  return suites.flatMap((suite) => [
    ...namesOf(suite.suites ?? [], status),
    ...(suite.specs ?? []).flatMap((spec) =>
      spec.tests.filter((one) => one.status === status).map(() => `${spec.file} › ${spec.title}`),
    ),
  ]);
}

/** Why end-to-end tests were skipped, each reason once: the list above does not say. */
function skipReasons(suites) {
  const annotations = suites.flatMap((suite) => [
    ...skipReasons(suite.suites ?? []),
    ...(suite.specs ?? []).flatMap((spec) => spec.tests.flatMap((one) => one.annotations)),
  ]);
  const reasons = annotations.map((said) =>
    typeof said === 'string' ? said : said.type === 'skip' && said.description,
  );
  return [...new Set(reasons.filter(Boolean))];
}

function runPlaywright() {
  // Not in test-results: Playwright empties that folder.
  const report = join(root, '.cache', 'playwright.json');
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  return runTests(
    ['@playwright', 'test', 'cli.js'],
    ['test'],
    report,
    ({ stats, suites }) => {
      for (const reason of skipReasons(suites)) console.log(`skipped: ${reason}`);
      return {
        passed: stats.expected + stats.flaky,
        failed: stats.unexpected,
        skipped: stats.skipped,
        failures: namesOf(suites, 'unexpected'),
        secondTries: namesOf(suites, 'flaky'),
      };
    },
    env,
  );
}

async function runEndToEnd() {
  if (await findBrowser({ mayInstall: true })) return runPlaywright();
  console.error(say('noBrowserForTests'));
  return { passed: 0, failed: 1, skipped: 0 };
}

prepare();
if (!isUnitOnly) {
  // Before the unit tests: a few of those look at a page, too.
  await findBrowser({ mayInstall: true });
  findFirefox();
}
// Tests of servers and programs wait for those a good deal; the checks have the processor meanwhile.
const checking = runChecks();
const unit = await runVitest();
const outcomes = await checking;
for (const { said } of outcomes) process.stdout.write(said);
const parts = [
  ['checks', countChecks(outcomes)],
  ['unit and integration', unit],
  ...(isUnitOnly ? [] : [['end to end', await runEndToEnd()]]),
];
console.log('');
// Above are thousands of lines. A test of many programs may stumble over a busy machine: what then passes is said, not hidden.
for (const [, { failures = [], secondTries = [] }] of parts) {
  for (const name of failures) console.log(`failed: ${name}`);
  for (const name of secondTries) console.log(`passed only at the second try: ${name}`);
}
const total = countParts(parts);
console.log(`took ${Math.round((Date.now() - startedAt) / 1000)} s`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
