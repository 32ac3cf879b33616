/**
 * Proves autosave (goal R1): gives marks to a real host, kills it with SIGKILL at random moments (between marks, in the
 * middle of a burst, while it starts), starts it again, and compares the journal with what had been acknowledged.
 *
 *   npm run prove:kill -- [--runs 200] [--seed n] [--host out/node/host.js]
 *
 * Ends with one line and exit code 0 only when nothing acknowledged was lost, nothing is there twice and the chain of
 * the device is whole. A kill does not empty the page cache: power loss is not what this proves.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { judgeJournal } from './kill-verdict.mjs';
import { startHost, visit } from './killable-host.mjs';
import { createMarkRobot } from './mark-robot.mjs';

const root = join(import.meta.dirname, '..', '..');
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    host: { type: 'string', default: join(root, 'out', 'node', 'host.js') },
  },
});
const runs = Number(values.runs);
const host = resolve(values.host);
const marksPerSecond = 20;

const { random, aMark } = createMarkRobot(Number(values.seed));

/** Hash by change id of everything the host said is saved. */
const acknowledged = new Map();
/** Sent without an answer: the page would send these again. */
const unanswered = new Map();
let sent = 0;

async function send(call, drafts) {
  sent += 1;
  for (const draft of drafts) unanswered.set(draft.changeId, draft);
  let answer;
  try {
    answer = await call('journal.append', { drafts });
  } catch {
    return;
  }
  if (!answer.ok) throw new Error(`the host refused a mark: ${JSON.stringify(answer.problem)}`);
  for (const [i, { hash }] of answer.value.changes.entries()) {
    acknowledged.set(drafts[i].changeId, hash);
    unanswered.delete(drafts[i].changeId);
  }
}

async function readAll(call) {
  const entries = [];
  for (;;) {
    const answer = await call('journal.read', { from: entries.length + 1, limit: 2000 });
    if (!answer.ok) throw new Error(`the journal could not be read: ${JSON.stringify(answer.problem)}`);
    entries.push(...answer.value.entries);
    if (answer.value.entries.length === 0 || entries.length >= answer.value.head.position) return entries;
  }
}

/** Marks at the pace of a fast examiner; killed at any moment. */
async function markAtPace(call, running) {
  const end = performance.now() + 50 + random(1000);
  const sending = [];
  while (performance.now() < end) {
    sending.push(send(call, [aMark()]));
    await wait(Math.min(1000 / marksPerSecond, Math.max(0, end - performance.now())));
  }
  await running.kill();
  await Promise.all(sending);
}

/** Many at once, some in batches; killed a few milliseconds later. */
async function markInBursts(call, running) {
  const sending = [];
  for (let n = 1 + random(40); n > 0; n--)
    sending.push(send(call, Array.from({ length: 1 + random(4) }, aMark)));
  await wait(random(25));
  await running.kill();
  await Promise.all(sending);
}

if (!existsSync(host)) throw new Error(`there is no host at ${host}: build it first`);
const folder = mkdtempSync(join(tmpdir(), 'vakproef-kill-'));
let tornTails = 0;
let verdict = { lost: 0, duplicated: 0, broken: 0, kept: 0 };
const worst = { lost: 0, duplicated: 0, broken: 0 };
console.log(`kill robot: ${runs} runs, seed ${values.seed}`);
try {
  for (let run = 0; run <= runs; run++) {
    if (run % 7 === 6) {
      // Killed while it starts, perhaps in the middle of recovery.
      const starting = startHost({ host, folder });
      await wait(random(400));
      await starting.kill();
    }
    const running = startHost({ host, folder });
    const call = await visit(await running.ready);
    const health = await call('device.storageHealth', {});
    if (health.value?.recovered) tornTails += 1;
    await Promise.all([...unanswered.values()].map((draft) => send(call, [draft])));
    const isChecked = run % 10 === 0 || run === runs;
    if (isChecked) {
      verdict = judgeJournal(acknowledged, await readAll(call));
      for (const key of Object.keys(worst)) worst[key] = Math.max(worst[key], verdict[key]);
    }
    if (run === runs) await running.kill();
    else if (run % 2 === 0) await markAtPace(call, running);
    else await markInBursts(call, running);
    if (run % 20 === 19)
      console.log(`  ${run + 1} runs, ${acknowledged.size} acknowledged, ${worst.lost} lost`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
  rmSync(`${folder}-exports`, { recursive: true, force: true });
}
const isProved = acknowledged.size > 0 && Object.values(worst).every((count) => count === 0);
console.log(
  `kill robot: ${runs} kills, ${sent} appends sent, ${acknowledged.size} marks acknowledged, ` +
    `${worst.lost} lost, ${worst.duplicated} duplicated, ${worst.broken} chain breaks, ${tornTails} torn tails, ` +
    `seed ${values.seed}`,
);
process.exitCode = isProved ? 0 : 1;
