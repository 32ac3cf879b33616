/** What only the real binary can answer: its sandbox, its scheme, its keychain, its permissions as Chromium asks them. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '../../application';

test('the page lives at app://vakproef, which no server serves', async ({ page }) => {
  expect(page.url()).toMatch(/^app:\/\/vakproef\//);
  expect(await page.evaluate(() => [window.isSecureContext, window.origin])).toEqual([
    true,
    'app://vakproef',
  ]);
});

test('the process of the page is confined by the system', async ({ page, centre }) => {
  test.skip(process.platform !== 'linux', 'read from /proc, which is of Linux');
  test.skip(process.getuid?.() === 0, 'as root Chromium has no sandbox');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const pid = await centre
    .device()
    .application?.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.getOSProcessId());
  expect(await readFile(`/proc/${pid}/status`, 'utf8')).toMatch(/^Seccomp:\s+2$/m);
});

test('the page asks for permissions and gets none', async ({ page }) => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const answers = await page.evaluate(async () => {
    const refused = (promise: Promise<unknown>): Promise<boolean> =>
      promise.then(
        () => false,
        () => true,
      );
    return {
      camera: await refused(navigator.mediaDevices.getUserMedia({ video: true })),
      filmWithSound: await refused(navigator.mediaDevices.getUserMedia({ audio: true, video: true })),
      screen: await refused(navigator.mediaDevices.getDisplayMedia()),
      place: await refused(new Promise((done, fail) => navigator.geolocation.getCurrentPosition(done, fail))),
      clipboard: await refused(navigator.clipboard.readText()),
      notifications: (await Notification.requestPermission()) !== 'granted',
    };
  });
  expect(Object.values(answers)).toEqual([true, true, true, true, true, true]);
});

test('the device secret lies sealed by the keychain, or in a file that Settings tells of', async ({
  page,
  centre,
}) => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const backend = await centre
    .device()
    .application?.evaluate(({ safeStorage }) =>
      process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : 'system',
    );
  const sealed = await readFile(path.join(centre.deviceFolder, 'device.key.sealed')).catch(() => null);
  if (backend === 'unknown') expect(sealed).toBeNull();
  else expect(sealed?.length).toBeGreaterThan(32);
});
