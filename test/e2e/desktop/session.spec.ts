/** In the middle of an exam: the end is asked for, the display stays awake, and sleep locks without losing a word. */
import { expect, test } from '../application';
import type { Centre } from '../centre';
import { markMet, startMarking, unlock } from '../examiner';
import { applicationOf, expectLocked } from './desktop-window';

test.use({ shares: 'exam' });

/** How often the question was asked, answered with that button. */
async function answerQuestionWith(centre: Centre, response: number): Promise<() => Promise<string[]>> {
  const application = applicationOf(centre);
  await application.evaluate(({ dialog }, button) => {
    const asked: string[] = [];
    Reflect.set(globalThis, 'askedByTest', asked);
    dialog.showMessageBox = async (...args: unknown[]) => {
      asked.push((args.at(-1) as { message: string }).message);
      return { response: button, checkboxChecked: false };
    };
  }, response);
  return () => application.evaluate(() => Reflect.get(globalThis, 'askedByTest') as string[]);
}

const isAwake = (centre: Centre): Promise<boolean> =>
  applicationOf(centre).evaluate(({ powerSaveBlocker }) =>
    Array.from({ length: 20 }, (_, id) => id).some((id) => powerSaveBlocker.isStarted(id)),
  );

test('the end in the middle of an exam is asked for, and only there', async ({ page, centre, candidate }) => {
  await unlock(page);
  const asked = await answerQuestionWith(centre, 1);
  await startMarking(page, candidate);
  // The page has told main that an exam is open.
  await expect.poll(() => isAwake(centre)).toBe(true);
  const application = applicationOf(centre);
  await application.evaluate(({ app }) => app.quit());
  await expect.poll(asked).toEqual(['Examen loopt; alles is opgeslagen. Afsluiten?']);
  await application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(async () => (await asked()).length).toBe(2);
  // The examiner said no: the exam goes on.
  await markMet(page, 2);

  await answerQuestionWith(centre, 0);
  const ended = application.waitForEvent('close');
  await application.evaluate(({ app }) => app.quit()).catch(() => undefined);
  await ended;
  await centre.restartDevice();
  const again = await centre.device().window();
  await unlock(again);
  await expect(again.getByText(/^2 van \d+ beoordeeld$/)).toBeVisible();
});

test('the display stays awake while marking, and not longer; the end outside an exam is not asked for', async ({
  page,
  centre,
  candidate,
}) => {
  await unlock(page);
  await expect(page.getByRole('navigation').first()).toBeAttached();
  expect(await isAwake(centre)).toBe(false);
  await startMarking(page, candidate);
  await expect.poll(() => isAwake(centre)).toBe(true);
  await page.keyboard.press('ControlOrMeta+,');
  await expect.poll(() => isAwake(centre)).toBe(false);

  const application = applicationOf(centre);
  await answerQuestionWith(centre, 1);
  const ended = application.waitForEvent('close');
  await application.evaluate(({ app }) => app.quit()).catch(() => undefined);
  await ended;
});

test('sleep and a locked screen keep the word being typed and ask who comes back', async ({
  page,
  centre,
  candidate,
}) => {
  const say = (event: 'suspend' | 'lock-screen'): Promise<void> =>
    applicationOf(centre).evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event);
  const remark = page.getByRole('textbox', { name: /^Toelichting bij / });
  const openRemark = (): Promise<void> =>
    page
      .getByRole('button', { name: /^Toelichting/ })
      .first()
      .click();
  await unlock(page);
  await startMarking(page, candidate);
  await markMet(page, 3);
  await openRemark();
  await remark.fill('Werkt netjes');
  await say('suspend');
  await expectLocked(page);
  await expect.poll(() => isAwake(centre)).toBe(false);
  // Whoever is back at once stays.
  await unlock(page);
  await expect(page.getByText('Werkt netjes', { exact: true })).toBeVisible();
  await expect.poll(() => isAwake(centre)).toBe(true);
  await openRemark();
  await remark.fill('Werkt netjes door');
  await say('lock-screen');
  await expectLocked(page);
  await expect.poll(() => isAwake(centre)).toBe(false);
  await centre.killDevice();
  await centre.restartDevice();
  const again = await centre.device().window();
  await unlock(again);
  await expect(again.getByText(/^3 van \d+ beoordeeld$/)).toBeVisible();
  await again.getByRole('link', { name: /^Controleren/ }).click();
  await expect(again.getByText('Werkt netjes door').first()).toBeAttached();
});

test('when the system shuts down the program ends unasked, with the journal closed', async ({
  page,
  centre,
  candidate,
}) => {
  await unlock(page);
  await startMarking(page, candidate);
  await markMet(page, 2);
  await answerQuestionWith(centre, 1);
  const application = applicationOf(centre);
  const ended = application.waitForEvent('close');
  await application
    .evaluate(({ powerMonitor }) => powerMonitor.emit('shutdown', { preventDefault: () => undefined }))
    .catch(() => undefined);
  await ended;
  await centre.restartDevice();
  const again = await centre.device().window();
  await unlock(again);
  await expect(again.getByText(/^2 van \d+ beoordeeld$/)).toBeVisible();
});
