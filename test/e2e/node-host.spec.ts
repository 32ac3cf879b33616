/** The Node host in a real browser: its link, its walls, and an open page that survives the death of its host. */
import { callHost, meet } from '../prove/enter-host.mjs';
import { expect, test } from './application';
import { markMet, startMarking, unlock } from './examiner';

test.use({ shares: 'exam' });

const staffList = 'Wie werkt op dit apparaat?';

test('the link opens the application once; the address keeps no code and no policy is broken', async ({
  browser,
  context,
  centre,
}) => {
  const page = await context.newPage();
  const link = await centre.newLink();
  const violations: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') violations.push(message.text());
  });
  await page.goto(link);
  await expect(page.getByRole('heading', { name: staffList })).toBeVisible();
  expect(page.url()).not.toContain('launch');
  await page.reload();
  await expect(page.getByRole('heading', { name: staffList })).toBeVisible();
  await unlock(page);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('F1');
  // The guide's picture is part of the program, and is drawn.
  const picture = page.getByRole('dialog').locator('img');
  await expect
    .poll(() => picture.evaluate((one) => (one instanceof HTMLImageElement ? one.naturalWidth : 0)))
    .toBeGreaterThan(0);
  expect(violations).toEqual([]);

  const stranger = await browser.newContext();
  const other = await stranger.newPage();
  await other.goto(link);
  await expect(other.getByRole('heading', { name: 'Open Vakproef met een link' })).toBeVisible();
  await expect(other.getByRole('alert')).toBeHidden();
  await stranger.close();
});

test('inline script, eval and other servers are out of reach for the page', async ({ page, centre }) => {
  await expect(page.getByRole('heading', { name: staffList })).toBeVisible();
  const outcome = await page.evaluate(async (hubUrl) => {
    const script = document.createElement('script');
    // A text node, because setting the text at once is refused already.
    script.append('window.inlineRan = true');
    document.head.append(script);
    const image = new Image();
    const imageBlocked = new Promise((resolve) => {
      image.onerror = () => resolve(true);
      image.onload = () => resolve(false);
    });
    image.src = `${hubUrl}/v1/health`;
    return {
      inlineRan: 'inlineRan' in window,
      fetched: await fetch(`${hubUrl}/v1/health`).then(
        () => true,
        () => false,
      ),
      imageBlocked: await imageBlocked,
      framed: await new Promise((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => {
          if (event.effectiveDirective === 'frame-src') resolve(false);
        });
        const frame = document.createElement('iframe');
        frame.src = hubUrl;
        document.body.append(frame);
        setTimeout(resolve, 5000, true);
      }),
    };
  }, centre.hubUrl);
  expect(outcome).toEqual({ inlineRan: false, fetched: false, imageBlocked: true, framed: false });
  // Playwright evaluates past the policy; a string given to a timer, or to an element, does not.
  const refused = await page.evaluate(() => {
    const attempt = (act: () => void): string => {
      try {
        act();
        return 'done';
      } catch (error) {
        return (error as Error).name;
      }
    };
    return [
      attempt(() => void setTimeout('window.evalRan = true' as unknown as () => void, 0)),
      attempt(() => {
        document.createElement('div').innerHTML = '<img>';
      }),
      attempt(() => void new Worker('/assets/other.js')),
    ];
  });
  expect(refused).toEqual(['TypeError', 'TypeError', 'TypeError']);
  expect(await page.evaluate(() => 'evalRan' in window)).toBe(false);
});

test('an open page goes on by itself after its host was killed and started again', async ({
  page,
  centre,
}) => {
  await expect(page.getByRole('heading', { name: staffList })).toBeVisible();
  await centre.killDevice();
  await centre.restartDevice();
  await unlock(page, /Fatma Yıldırım/);
  await expect(page.getByRole('heading', { name: staffList })).toBeHidden();
  const ticket = await page.evaluate(() => JSON.parse(sessionStorage.getItem('vakproef-tab') ?? 'null'));
  const { origin } = new URL(page.url());
  const profile = await callHost(origin, (await meet(origin, ticket)) ?? '', 'device.profile', {});
  expect((await profile.json()).value.actorId).not.toBeNull();
});

test('a page whose host was stopped and started again goes on with a new link, and keeps what is typed', async ({
  page,
  centre,
  candidate,
}) => {
  await unlock(page);
  await startMarking(page, candidate);
  await markMet(page, 1);
  await page.keyboard.press('k');
  await page.keyboard.press('c');
  const field = page.getByRole('textbox', { name: /^Toelichting bij / });
  await field.pressSequentially('Werkt netjes ');
  await centre.stopDevice();
  await centre.restartDevice();
  await expect(page.getByRole('alert').filter({ hasText: 'Vakproef is opnieuw gestart' })).toBeVisible();
  await field.pressSequentially('en rustig.');
  await page.getByLabel('Plak hier de link').fill(centre.link());
  await page.getByRole('button', { name: 'Verder', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Vakproef is opnieuw gestart' })).toBeHidden();
  // A program that starts again asks who works there.
  await unlock(page);
  await expect(page.getByText('Werkt netjes en rustig.')).toBeVisible();
  await page.keyboard.press('j');
  await markMet(page, 1);
  await page.reload();
  await expect(page.getByText(/^2 van \d+ beoordeeld$/)).toBeVisible();
  await page.keyboard.press('k');
  await page.keyboard.press('k');
  await expect(page.getByText('Werkt netjes en rustig.')).toBeVisible();
});

test('a link that is pasted into the address bar of an open page does not load it anew', async ({
  page,
  centre,
}) => {
  const refusal = page.getByRole('alert').filter({ hasText: 'Vakproef is opnieuw gestart' });
  await unlock(page);
  await page.evaluate(() => Object.assign(window, { isTheSame: true }));
  await centre.stopDevice();
  await centre.restartDevice();
  await expect(refusal).toBeVisible();
  await page.goto(centre.link());
  await expect(refusal).toBeHidden();
  expect(await page.evaluate(() => 'isTheSame' in window)).toBe(true);
  expect(page.url()).not.toContain('launch');
});
