/** The page as a browser gets it: only files that the build made, with a policy under which it runs nothing else. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { candidateContract } from '../../shared/protocol/candidate-contract';
import { aStoreFolder } from '../../test/hub/a-body-store';
import { aCandidateScene } from '../../test/hub/a-candidate-scene';
import { type HubLab, openHubLab } from '../../test/hub/hub-lab';
import { readSettings, SettingError } from '../read-settings';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

async function aPage(over: Readonly<Record<string, string>> = {}) {
  const above = await aStoreFolder();
  const folder = path.join(above, 'candidate');
  await mkdir(path.join(folder, 'assets'), { recursive: true });
  const files = {
    'index.html': '<!doctype html>page',
    'assets/app-1a2b.js': 'app',
    'sw.js': 'worker',
    ...over,
  };
  for (const [name, text] of Object.entries({ ...files, 'manifest.webmanifest': '{}' }))
    await writeFile(path.join(folder, name), text);
  await writeFile(path.join(above, 'secret.txt'), 'secret');
  const { hub } = await aCandidateScene(lab, { candidates: { origin: null, folder } });
  return (at: string, headers: Record<string, string> = {}) =>
    fetch(`${hub.url}${at}`, { redirect: 'manual', headers });
}

test('is one page at every address of its own, kept by nobody, and its hashed files for ever', async () => {
  const ask = await aPage();
  expect((await ask('/me')).headers.get('location')).toBe('/me/');
  for (const at of ['/me/', '/me/portfolio', '/me/exams/x']) {
    const answer = await ask(at);
    expect([at, await answer.text()]).toEqual([at, '<!doctype html>page']);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = answer.headers.get('content-security-policy') ?? '';
    for (const part of ["default-src 'none'", "script-src 'self'", "require-trusted-types-for 'script'"])
      expect(policy).toContain(part);
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("frame-ancestors 'none'");
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  }
  const app = await ask('/me/assets/app-1a2b.js');
  expect([await app.text(), app.headers.get('content-type')]).toEqual([
    'app',
    'text/javascript; charset=utf-8',
  ]);
  expect(app.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  const worker = await ask('/me/sw.js');
  expect([await worker.text(), worker.headers.get('cache-control')]).toEqual(['worker', 'no-cache']);
  expect((await ask('/me/manifest.webmanifest')).headers.get('content-type')).toContain('manifest');
});

test('travels packed to whoever can open that, and as it is to others', async () => {
  const text = 'const a = 1;\n'.repeat(2000);
  const ask = await aPage({ 'assets/app-1a2b.js': text });
  const get = async (encoding: string) => {
    const answer = await ask('/me/assets/app-1a2b.js', { 'accept-encoding': encoding });
    const { headers } = answer;
    return {
      text: await answer.text(),
      as: headers.get('content-encoding'),
      vary: headers.get('vary'),
      headers,
    };
  };
  const packed = await get('br, gzip;q=0.8');
  expect(packed).toMatchObject({ text, as: 'gzip', vary: 'accept-encoding' });
  expect(Number(packed.headers.get('content-length'))).toBeLessThan(text.length / 10);
  for (const encoding of ['identity', 'gzip;q=0', 'br'])
    expect(await get(encoding)).toMatchObject({ text, as: null });
  // What packing makes no smaller goes as it is.
  expect((await ask('/me/sw.js', { 'accept-encoding': 'gzip' })).headers.get('content-encoding')).toBe(null);
});

test('gives no file that is not its own, and no page in the place of a call', async () => {
  const ask = await aPage();
  const outside = [
    '/me/../secret.txt',
    '/me/%2e%2e/secret.txt',
    '/me/..%2fsecret.txt',
    '/me/assets/../../secret.txt',
  ];
  for (const at of [...outside, '/me/other.js', '/me/api/nothing', '/me/sign-in/nothing']) {
    const answer = await ask(at);
    expect([at, await answer.text()]).toEqual([at, expect.not.stringContaining('secret')]);
    expect([at, answer.status >= 400]).toEqual([at, true]);
  }
  // A call is a call, also where a browser walks to it.
  expect((await ask(candidateContract.me.path)).status).toBe(403);
});

test('the hub is told where candidates reach it, over HTTPS, or on this machine to try it out', () => {
  const candidatesOf = (text: string | undefined) =>
    readSettings({ VAKPROEF_HUB_CANDIDATES: text }).candidates?.origin;
  expect(candidatesOf(undefined)).toBe(undefined);
  expect(candidatesOf('here')).toBe(null);
  expect(candidatesOf('https://hub.school.example/')).toBe('https://hub.school.example');
  expect(candidatesOf('http://127.0.0.1:47620')).toBe('http://127.0.0.1:47620');
  for (const wrong of ['http://hub.school.example', 'https://hub.example/me', 'hub.example', '1'])
    expect(() => candidatesOf(wrong)).toThrow(SettingError);
});
