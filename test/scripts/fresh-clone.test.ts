/** What somebody can ask of a clone in which nothing was built yet. */
import { execFile, execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { findBrowser } from '../../scripts/find-browser.mjs';

const root = resolve(import.meta.dirname, '../..');

/** The sources of this clone beside its packages, and nothing that was built of them. */
function aFreshClone(): string {
  const clone = mkdtempSync(join(tmpdir(), 'vakproef-clone-'));
  onTestFinished(() => rmSync(clone, { recursive: true, force: true }));
  const listed = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' });
  for (const file of listed.split('\0').filter((name) => name !== '' && existsSync(join(root, name))))
    cpSync(join(root, file), join(clone, file), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'));
  return clone;
}

const browser = await findBrowser();

test.skipIf(browser === null)(
  'X4 check:security builds first and has the evidence of all 20 items of the checklist and all nine fuses',
  { timeout: 240_000 },
  async () => {
    const clone = aFreshClone();
    const env = { ...process.env, VAKPROEF_CHROMIUM: browser?.path ?? '', LANG: 'en' };
    const script = join(clone, 'test', 'security', 'check-security.mjs');
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [script], {
      cwd: dirname(clone),
      env,
    });
    expect(stdout).toMatch(/security: [1-9]\d* pass, \d+ need the binary for the last word, 0 fail/);
    expect(stdout.match(/^(pass|needs-binary) +\d+ /gm)).toHaveLength(20);
    expect(stdout.match(/^(pass|needs-binary) +fuse /gm)).toHaveLength(9);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(existsSync(join(clone, 'out', 'main', 'main.js'))).toBe(true);
  },
);
