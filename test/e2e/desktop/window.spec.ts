/** The window comes back as it was, and never where nobody can reach it. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '../application';
import type { Centre } from '../centre';
import { examinerName } from '../examiner';
import { applicationOf, endAndStart, mainBounds } from './desktop-window';

test.use({ shares: 'screens' });

const memoryOf = (centre: Centre): string => path.join(centre.folder, 'profile', 'desktop.json');
const readMemory = async (centre: Centre) => JSON.parse(await readFile(memoryOf(centre), 'utf8'));

test('place, size and zoom are those of the last time', async ({ page, centre, reopen }) => {
  await expect(page.getByRole('button', { name: examinerName })).toBeVisible();
  const first = await mainBounds(centre);
  const bounds = { x: 120, y: 90, width: 1040, height: 700 };
  await applicationOf(centre).evaluate(
    ({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted),
    bounds,
  );
  await page.keyboard.press('ControlOrMeta+=');
  await page.keyboard.press('ControlOrMeta+=');
  await page.keyboard.press('ControlOrMeta+-');
  await expect.poll(async () => (await readMemory(centre).catch(() => null))?.zoomLevel).toBe(0.5);
  await endAndStart(centre);
  const again = await reopen();
  await expect(again.getByRole('button', { name: examinerName })).toBeVisible();
  expect(await mainBounds(centre)).toEqual(bounds);
  const zoomLevel = () =>
    applicationOf(centre).evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getZoomLevel(),
    );
  await expect.poll(zoomLevel).toBeCloseTo(0.5);

  await applicationOf(centre).evaluate(
    ({ BrowserWindow }, wanted) => wanted && BrowserWindow.getAllWindows()[0]?.setBounds(wanted),
    first,
  );
  await again.keyboard.press('ControlOrMeta+-');
  await expect.poll(zoomLevel).toBeCloseTo(0);
});

test('a place that is no more, and a memory that is damaged, open on the display that is there', async ({
  page,
  centre,
  reopen,
}) => {
  await expect(page.getByRole('button', { name: examinerName })).toBeVisible();
  const far = { bounds: { x: -9000, y: 7000, width: 900, height: 600 }, isMaximized: false };
  for (const memory of [JSON.stringify({ window: far }), '{"window":']) {
    await centre.killDevice();
    await writeFile(memoryOf(centre), memory);
    await centre.restartDevice();
    await expect((await reopen()).getByRole('button', { name: examinerName })).toBeVisible();
    const bounds = await mainBounds(centre);
    const areas = await applicationOf(centre).evaluate(({ screen }) =>
      screen.getAllDisplays().map(({ workArea }) => workArea),
    );
    const isWithin = areas.some(
      (area) =>
        bounds &&
        bounds.x >= area.x &&
        bounds.y >= area.y &&
        bounds.x + bounds.width <= area.x + area.width &&
        bounds.y + bounds.height <= area.y + area.height,
    );
    expect(isWithin).toBe(true);
  }
});

test('F11 fills the screen and gives it back', async ({ page, centre }) => {
  test.skip(process.platform === 'darwin', 'macOS has its own key');
  await expect(page.getByRole('button', { name: examinerName })).toBeVisible();
  const isFull = () =>
    applicationOf(centre).evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFullScreen());
  await page.keyboard.press('F11');
  await expect.poll(isFull).toBe(true);
  await page.keyboard.press('F11');
  await expect.poll(isFull).toBe(false);
});
