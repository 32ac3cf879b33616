/** `app://vakproef` serves the built page and nothing else. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { electronWorld } from '../../../test/fakes/fake-electron';
import { serveApp } from './app-protocol';

let folder: string;
const ask = async (address: string, method = 'GET'): Promise<Response> => {
  const handler = electronWorld.protocolHandlers.get('app');
  if (!handler) throw new Error('no handler');
  // Electron hands over the address as it was asked for; a `Request` of Node would refuse the scheme.
  return handler({ url: address, method } as Request);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vakproef-app-'));
  await mkdir(join(folder, 'renderer', 'assets'), { recursive: true });
  await writeFile(join(folder, 'renderer', 'index.html'), '<title>Vakproef</title>');
  await writeFile(join(folder, 'renderer', 'assets', 'start-1a.js'), 'export {};');
  await writeFile(join(folder, 'device.key'), 'secret');
  serveApp(join(folder, 'renderer'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('app://vakproef', () => {
  it('serves the page with its policy', async () => {
    const page = await ask('app://vakproef/');
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Vakproef');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("connect-src 'self';");
    expect(policy).not.toContain('unsafe');
    expect((await ask('app://vakproef/assets/start-1a.js')).headers.get('content-type')).toContain(
      'javascript',
    );
  });

  it.each([
    'app://vakproef/../device.key',
    'app://vakproef/..%2fdevice.key',
    'app://vakproef/%2e%2e/device.key',
    'app://vakproef/assets/..\\..\\device.key',
    'app://vakproef//device.key',
    'app://vakproef/assets',
    'app://vakproef/%00index.html',
    'app://elsewhere/index.html',
    'app://vakproef.example/index.html',
    'app://vakproef:80/index.html',
  ])('does not know %s', async (address) => {
    expect((await ask(address)).status).toBe(404);
  });

  it('only gives', async () => {
    expect((await ask('app://vakproef/', 'POST')).status).toBe(404);
  });
});
