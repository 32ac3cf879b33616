/**
 * Proves autosave in the window (goals R1 and R2): a robot gives marks from the page, and at random moments SIGKILL
 * takes main, the process of the page, or both. A page that was taken alone must come back by itself. In the end the
 * journal is compared with what the page had been told.
 *
 *   npm run prove:kill-electron -- [--runs 100] [--seed n] [--electron path]   (default: the stand-in)
 *
 * Ends with one line and exit code 0 only when nothing acknowledged was lost, nothing is there twice, the chain of the
 * device is whole, and every page came back.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { _electron } from '@playwright/test';
import { judgeJournal } from './kill-verdict.mjs';
import { createMarkRobot } from './mark-robot.mjs';
import { callFromPage, markInPage } from './page-robot.mjs';
import { isRunning, pageProcessesBelow } from './processes.mjs';

const root = join(import.meta.dirname, '..', '..');
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '100' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    electron: { type: 'string', default: join(root, 'test', 'stand-in-electron', 'electron') },
  },
});
const runs = Number(values.runs);
const { random, aMark } = createMarkRobot(Number(values.seed));
const folder = mkdtempSync(join(tmpdir(), 'vakproef-kill-electron-'));
const cameBackWithinMs = 60_000;

/** Hash by change id of everything the page was told is saved. */
const acknowledged = new Map();
/** Sent, and no answer seen: the page would send these again. */
const unanswered = new Map();
const comeBackMs = [];
let refused = 0;

async function launch() {
  const isRoot = process.platform === 'linux' && process.getuid() === 0;
  const application = await _electron.launch({
    executablePath: values.electron,
    args: [`--user-data-dir=${join(folder, 'profile')}`, ...(isRoot ? ['--no-sandbox'] : []), root],
    env: {
      ...process.env,
      VAKPROEF_DATA: join(folder, 'device'),
      VAKPROEF_STATE: join(folder, 'state'),
      VAKPROEF_EXPORTS: folder,
    },
  });
  const page = await application.firstWindow();
  page.on('console', (message) => {
    const [what, changeId, hash] = message.text().split(' ');
    if (what === 'refused') refused += 1;
    if (what !== 'ack') return;
    acknowledged.set(changeId, hash);
    unanswered.delete(changeId);
  });
  await page.locator('h1').waitFor();
  const pids = await application.evaluate(({ webContents }) => [
    process.pid,
    webContents.getAllWebContents()[0].getOSProcessId(),
  ]);
  return { application, page, pids };
}

/** Lets the robot mark, at the pace of a fast examiner or all at once; does not wait for it. */
function startMarking(page, isBurst) {
  const drafts = [...unanswered.values(), ...Array.from({ length: 30 }, aMark)];
  for (const draft of drafts) unanswered.set(draft.changeId, draft);
  page.evaluate(markInPage, { drafts, paceMs: isBurst ? 0 : 50 }).catch(() => undefined);
}

/** Resolves when so many more answers were seen, or when they take too long. */
async function answersSeen(count) {
  const wanted = acknowledged.size + count;
  for (let ms = 0; ms < 2000 && acknowledged.size < wanted; ms++) await wait(1);
}

const kill = (pids) => {
  for (const pid of pids) if (isRunning(pid)) process.kill(pid, 'SIGKILL');
};

async function killMain({ pids }, isPageToo) {
  kill(isPageToo ? pids : [pids[0]]);
  while (pids.some(isRunning)) await wait(10);
}

/** In the page: true when it is a new one that shows a screen. */
const isBack = `!('isOldPage' in window) && document.querySelector('h1') !== null`;

async function killPage({ application, page, pids }) {
  await page.evaluate(() => Object.assign(window, { isOldPage: true }));
  const ofPage = pageProcessesBelow(pids[0]);
  const since = performance.now();
  if (ofPage.length > 0) kill(ofPage);
  else
    await application.evaluate(({ webContents }) =>
      webContents.getAllWebContents()[0].forcefullyCrashRenderer(),
    );
  const ask = () =>
    application.evaluate(async ({ webContents }, asked) => {
      const [contents] = webContents.getAllWebContents();
      return !contents.isCrashed() && (await contents.executeJavaScript(asked).catch(() => false));
    }, isBack);
  while (!(await ask()))
    if (performance.now() - since > cameBackWithinMs) throw new Error('a page did not come back');
  comeBackMs.push(Math.round(performance.now() - since));
}

async function readAll(page) {
  const entries = [];
  for (;;) {
    const input = { from: entries.length + 1, limit: 2000 };
    const answer = await page.evaluate(callFromPage, { path: 'journal.read', input });
    if (!answer.ok) throw new Error(`the journal could not be read: ${JSON.stringify(answer.problem)}`);
    entries.push(...answer.value.entries);
    if (answer.value.entries.length === 0 || entries.length >= answer.value.head.position) return entries;
  }
}

const kinds = ['main', 'page', 'both'];
const worst = { lost: 0, duplicated: 0, broken: 0 };
console.log(`window kill robot: ${runs} runs, seed ${values.seed}`);
try {
  for (let run = 0; run <= runs; run++) {
    const window = await launch();
    if (run % 10 === 0 || run === runs) {
      const verdict = judgeJournal(acknowledged, await readAll(window.page));
      for (const key of Object.keys(worst)) worst[key] = Math.max(worst[key], verdict[key]);
      if (run > 0) console.log(`  ${run} runs, ${acknowledged.size} acknowledged, ${worst.lost} lost`);
    }
    if (run === runs) {
      await killMain(window, true);
      break;
    }
    const isBurst = run % 2 === 1;
    startMarking(window.page, isBurst);
    // A burst is cut while its answers are coming in; a pace anywhere.
    if (isBurst) await answersSeen(random(30));
    else await wait(random(1200));
    const kind = kinds[run % kinds.length];
    if (kind === 'page') await killPage(window);
    await killMain(window, kind === 'both');
  }
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
const sorted = comeBackMs.toSorted((a, b) => a - b);
const isProved = acknowledged.size > 0 && refused === 0 && Object.values(worst).every((count) => count === 0);
console.log(
  `window kill robot: ${runs} kills, ${acknowledged.size} marks acknowledged, ${worst.lost} lost, ` +
    `${worst.duplicated} duplicated, ${worst.broken} chain breaks, ${sorted.length} pages came back by themselves ` +
    `(median ${sorted[sorted.length >> 1] ?? 0} ms, longest ${sorted.at(-1) ?? 0} ms), seed ${values.seed}`,
);
process.exitCode = isProved ? 0 : 1;
