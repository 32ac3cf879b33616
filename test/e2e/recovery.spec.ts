/** The main process dies at a random moment of an exam: nothing acknowledged is lost, and the examiner goes on where she was. */
import { expect, test } from './application';
import { currentIndicator, markMet, signIn, startMarking, unlock } from './examiner';

test.use({ shares: 'exam' });

test('after kill -9 of main the open page goes on by itself with every mark', async ({
  page,
  centre,
  candidate,
}) => {
  await unlock(page);
  await startMarking(page, candidate);
  await markMet(page, 5);
  const before = await currentIndicator(page);
  await centre.killDevice();
  // A tap while main is away is not called saved.
  await page.keyboard.press('1');
  await expect(
    page
      .getByRole('alert')
      .filter({ hasText: /nog niet opgeslagen/ })
      .first(),
  ).toBeVisible();
  await centre.restartDevice();
  // Main forgot who works here: the mark that was on its way waits for who gave it.
  await unlock(page);
  await expect(page.getByText(/^6 van \d+ beoordeeld$/)).toBeVisible();
  await expect(page.getByText(/nog niet opgeslagen/)).toBeHidden();
  expect(await currentIndicator(page)).not.toBe(before);
});

test('after kill -9 of main and the browser the application reopens on the same indicator', async ({
  browser,
  centre,
  candidate,
}) => {
  const first = await browser.newContext();
  const page = await first.newPage();
  await signIn(page, centre);
  await startMarking(page, candidate);
  await markMet(page, 7);
  const before = await currentIndicator(page);
  expect(before).not.toBe('');
  await centre.killDevice();
  const state = await first.storageState({ indexedDB: true });
  await first.close();
  await centre.restartDevice();

  const second = await browser.newContext({ storageState: state });
  const again = await second.newPage();
  await again.goto(centre.link());
  await unlock(again);
  await expect(again.getByText(/^7 van \d+ beoordeeld$/)).toBeVisible();
  expect(await currentIndicator(again)).toBe(before);
  await second.close();
});

test('what is told of a remark that was left half typed lies over no button of the bar', async ({
  page,
  candidate,
}) => {
  await unlock(page);
  await startMarking(page, candidate);
  await markMet(page, 1);
  await page.keyboard.press('2');
  await page.getByRole('button', { name: 'Zelf schrijven' }).click();
  await page.keyboard.type('half een zin', { delay: 60 });
  await page.reload();
  const notice = page.locator('.mantine-Notification-root').first();
  await expect(notice).toBeVisible();
  const answers = page.getByRole('group', { name: /^Beoordeling/ });
  await expect(answers).toBeVisible();
  const [over, bar] = [await notice.boundingBox(), await answers.boundingBox()];
  expect((over?.y ?? 0) + (over?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
});

test('a browser that lost everything is rebuilt from the journal, without the network, and says so nowhere twice', async ({
  browser,
  centre,
  candidate,
}) => {
  const first = await browser.newContext();
  const page = await first.newPage();
  await signIn(page, centre);
  await startMarking(page, candidate);
  await markMet(page, 4);
  await first.close();
  centre.network.cut();
  await centre.restartDevice();
  const second = await browser.newContext();
  const again = await second.newPage();
  await again.goto(centre.link());
  await unlock(again);
  // Main wrote down where the examiner was; a browser that lost everything goes on there as well.
  await expect(again.getByText(/^4 van \d+ beoordeeld$/)).toBeVisible();
  await second.close();
});
