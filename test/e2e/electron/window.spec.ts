/**
 * The Electron window itself, where its binary is installed: what only the real shell can show. Elsewhere these tests
 * are skipped, with that reason; the same services and page are tested over the Node host.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type ElectronApplication, _electron as electron, expect, type Page, test } from '@playwright/test';
import { electronBinary } from '../../../scripts/electron-status.mjs';

const binary = electronBinary();
const root = path.resolve(import.meta.dirname, '../../..');

let folder: string;
let application: ElectronApplication;
let page: Page;

test.skip(binary === null, 'the Electron binary is not installed here');

test.beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'vakproef-electron-'));
  application = await electron.launch({
    executablePath: binary ?? '',
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root],
    env: { ...process.env, VAKPROEF_DATA: path.join(folder, 'device'), VAKPROEF_EXPORTS: folder },
  });
  page = await application.firstWindow();
});

test.afterAll(async () => {
  await application?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

test('the page is there, and reaches its services over the port', async () => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(page.url()).toMatch(/^app:\/\/vakproef\//);
});

test('the page has no Node and nothing of Electron', async () => {
  expect(
    await page.evaluate(() => ({
      require: typeof Reflect.get(window, 'require'),
      process: typeof Reflect.get(window, 'process'),
      electron: Object.keys(window).filter((name) => /electron|ipc|vakproef/i.test(name)),
    })),
  ).toEqual({ require: 'undefined', process: 'undefined', electron: [] });
});

test('the page reaches no network', async () => {
  const fetched = await page.evaluate(() =>
    fetch('http://127.0.0.1:9/').then(
      () => 'fetched',
      (error: Error) => error.name,
    ),
  );
  expect(fetched).toBe('TypeError');
});

test('the page opens no window and does not leave its address', async () => {
  expect(await page.evaluate(() => window.open('https://vakproef.example') === null)).toBe(true);
  await page.evaluate(() => {
    window.location.href = 'https://vakproef.example/';
  });
  await page.waitForTimeout(500);
  expect(page.url()).toMatch(/^app:\/\/vakproef\//);
});

test('the end closes the services', async () => {
  await application.close();
  const log = await readFile(path.join(folder, 'device', 'log', 'vakproef.log'), 'utf8');
  expect(log).toContain('services-closed');
});
