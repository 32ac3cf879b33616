/** A launch link reaches the browser without standing on its command line, and only one of our own host does. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { isOwnLink, removeLaunchFile, writeLaunchFile } from '../../scripts/launch-file.mjs';

const link = 'http://127.0.0.1:47615/#launch=AAAAAAAAAAAAAAAA.BBBBBBBBBBBBBBBB';

test.each([
  'http://127.0.0.1:47615/?launch=phishing',
  'http://127.0.0.1:47616/#launch=AAAA.BBBB',
  'http://127.0.0.1:47615.evil.example/#launch=AAAA.BBBB',
  'http://user@evil.example/#launch=AAAA.BBBB',
  'https://evil.example/#launch=AAAA',
  'javascript:alert(1)',
  `${link}</script><script>alert(1)`,
  `${link}"`,
  `${link}\n--no-sandbox`,
  '',
])('%j is no link of our own host', (url) => {
  expect(isOwnLink(link, 47_615)).toBe(true);
  expect(isOwnLink(url, 47_615)).toBe(false);
});

test('the browser is given a file that only this user can read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vakproef-launch-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const address = writeLaunchFile(folder, link);
  expect(address).not.toContain('AAAA');
  const file = fileURLToPath(address);
  expect(readFileSync(file, 'utf8')).toContain(link);
  if (process.platform !== 'win32') {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'open')).mode & 0o777).toBe(0o700);
  }
  removeLaunchFile(folder);
  expect(existsSync(file)).toBe(false);
});
