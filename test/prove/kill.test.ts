import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { aMarkDraft } from '../builders/a-draft';
import { aJournal, aRecorder } from '../builders/a-journal';
import { seedOfRun } from '../faults/seed-of-run';
import { builtPrograms } from '../processes/built-programs';
import { judgeJournal } from './kill-verdict.mjs';
import { markUnderKills } from './writer-under-kills';

const root = join(import.meta.dirname, '..', '..');

let host: string;
beforeAll(async () => {
  ({ host } = await builtPrograms());
});

test('R1 a host that is killed 12 times at random moments loses and doubles no acknowledged mark', async () => {
  const args = ['test/prove/kill.mjs', '--runs', '12', '--seed', String(seedOfRun()), '--host', host];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });
  expect(stdout).toMatch(
    /12 kills, \d+ appends sent, [1-9]\d* marks acknowledged, 0 lost, 0 duplicated, 0 chain breaks/,
  );
});

test('R1 the writer, without a view, on a host that is killed 12 times: every tick is in the journal, once', async () => {
  const seed = seedOfRun();
  const verdict = await markUnderKills(host, 12, seed);
  expect(verdict, `seed ${seed}`).toMatchObject({
    tooEarly: 0,
    lost: 0,
    duplicated: 0,
    broken: 0,
    uponNothing: 0,
  });
  expect(verdict.ticked).toBeGreaterThan(50);
});

test('the verdict finds what is lost, doubled, changed or out of its chain', async () => {
  const journal = await aJournal();
  const recorder = await aRecorder(journal);
  const drafts = Array.from({ length: 5 }, () => aMarkDraft());
  const recorded = await recorder.record(drafts);
  const entries = await journal.read(1, 100);
  await journal.close();
  if (!recorded.ok) throw new Error(recorded.problem.code);
  const hashes = recorded.value.changes.map(({ hash }, i) => [drafts[i]!.changeId, hash] as const);
  const acknowledged = new Map<string, string>(hashes);
  expect(judgeJournal(acknowledged, entries)).toEqual({ lost: 0, duplicated: 0, broken: 0, kept: 5 });
  expect(judgeJournal(acknowledged, entries.slice(0, 4))).toMatchObject({ lost: 1, broken: 0 });
  expect(judgeJournal(acknowledged, entries.toSpliced(2, 1))).toMatchObject({ lost: 1 });
  expect(judgeJournal(acknowledged, entries.toSpliced(2, 1)).broken).toBeGreaterThan(0);
  expect(judgeJournal(acknowledged, [...entries, entries[4]!])).toMatchObject({ duplicated: 1 });
  expect(judgeJournal(new Map([...hashes, ['unseen', 'hash']]), entries)).toMatchObject({ lost: 1 });
});
