/** What is left on disk by a window: nothing personal in the clear, after a crash of page and main and after a good end. */
import path from 'node:path';
import { expect, test } from '../application';
import { filesBelow, findCanaries, remark } from '../canaries';
import { markMet, startMarking, unlock } from '../examiner';
import { crashPage } from './ask-page';

test('nothing personal stands in the clear in the folders of a window, after crashes and after its end', async ({
  page,
  centre,
  reopen,
}) => {
  const profile = path.join(centre.folder, 'profile');
  await unlock(page);
  await startMarking(page);
  await markMet(page, 3);
  await page.keyboard.press('2');
  await page.getByRole('button', { name: 'Zelf schrijven' }).click();
  await page.getByRole('textbox', { name: /^Toelichting bij / }).fill(remark);
  await page.getByRole('textbox', { name: /^Toelichting bij / }).blur();
  await expect(page.getByText(/toelichting(en)? nodig/)).toBeHidden();
  const { application } = centre.device();
  if (application) await crashPage(application);
  await centre.killDevice();
  const look = async (): Promise<void> => {
    expect((await filesBelow(centre.deviceFolder)).length).toBeGreaterThan(2);
    expect((await filesBelow(profile)).some((file) => file.includes('IndexedDB'))).toBe(true);
    for (const folder of [centre.deviceFolder, profile]) expect(await findCanaries(folder)).toEqual([]);
  };
  await look();
  await centre.restartDevice();
  const again = await reopen();
  await unlock(again);
  await expect(again.getByText(/^4 van \d+ beoordeeld$/)).toBeVisible();
  await centre.device().end();
  await look();
});
