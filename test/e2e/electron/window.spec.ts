/** The window as main opens it: what it is allowed, what its page is given, and how it ends. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import settings from '../../../assets/locales/nl/settings.json' with { type: 'json' };
import { expect, test } from '../application';
import { unlock } from '../examiner';

test.use({ shares: 'screens' });

/** What our own libraries put on the page's window; it is the whole list. */
const namesOfLibraries = ['__TSR_ROUTER__', '__zod_globalConfig', '__zod_globalRegistry'];

test('the page has no Node, and no name that Chromium itself does not give', async ({ page }) => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const found = await page.evaluate(() => {
    const kinds = ['require', 'process', 'module', 'Buffer', 'global'].map(
      (name) => typeof Reflect.get(window, name),
    );
    // An empty frame has what Chromium gives; neither preload nor page put anything there.
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const ownNames = new Set(Object.getOwnPropertyNames(frame.contentWindow));
    const added = Object.getOwnPropertyNames(window).filter(
      (name) => !ownNames.has(name) && !/^\d+$/.test(name),
    );
    frame.remove();
    return { kinds, added: added.toSorted() };
  });
  expect(found).toEqual({ kinds: Array(5).fill('undefined'), added: namesOfLibraries });
});

test('the window is sandboxed and isolated, and nothing of it is switched off', async ({ page, centre }) => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const preferences = await centre.device().application?.evaluate(({ webContents }) => {
    const [contents] = webContents.getAllWebContents();
    return (
      contents as unknown as { getLastWebPreferences: () => Record<string, unknown> }
    ).getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
  });
  for (const risky of [
    'nodeIntegrationInWorker',
    'nodeIntegrationInSubFrames',
    'allowRunningInsecureContent',
    'experimentalFeatures',
    'webviewTag',
  ])
    expect(preferences?.[risky] ?? false).toBe(false);
  expect(preferences?.enableBlinkFeatures ?? '').toBe('');
});

test('Settings says how the key of the device is kept', async ({ page, centre }) => {
  await unlock(page);
  await expect(page.getByRole('heading', { name: 'Vandaag' })).toBeVisible();
  await page.evaluate(() => window.location.assign('#/settings'));
  const isBasic = await centre.device().application?.evaluate(({ safeStorage }) => {
    return process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text';
  });
  const { keychain, ...others } = settings.storage['key-protection'];
  await expect(page.getByText(isBasic ? others['keychain-basic'] : keychain)).toBeVisible();
});

test('closing the window closes the services', async ({ page, centre }) => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const readLog = () => readFile(path.join(centre.deviceFolder, 'log', 'vakproef.log'), 'utf8');
  const before = await readLog();
  await centre.device().end();
  const log = await readLog();
  expect(log.slice(before.length)).toContain('services-closed');
  expect(log).not.toContain('"bug"');
});
