/** The Node host in a real browser: its link, its walls, and an open page that survives the death of its host. */
import { expect, test } from '@playwright/test';
import { type Centre, startCentre } from './centre';

let centre: Centre;

test.beforeAll(async () => {
  centre = await startCentre();
});
test.afterAll(() => centre.close());

const staffList = 'Wie werkt op dit apparaat?';

test('the link opens the application once; the address keeps no code and no policy is broken', async ({
  page,
  browser,
}) => {
  const violations: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') violations.push(message.text());
  });
  await page.goto(centre.link());
  await expect(page.getByRole('heading', { name: staffList })).toBeVisible();
  expect(new URL(page.url()).search).toBe('');
  await page.reload();
  await expect(page.getByRole('heading', { name: staffList })).toBeVisible();
  expect(violations).toEqual([]);

  const stranger = await browser.newContext();
  const other = await stranger.newPage();
  await other.goto(centre.link());
  await expect(other.getByRole('heading', { name: 'Open Vakproef met een link' })).toBeVisible();
  await expect(other.getByRole('heading', { name: 'Open Vakproef with a link' })).toBeVisible();
  await stranger.close();
});

test('inline script, eval and other servers are out of reach for the page', async ({ page }) => {
  await centre.restartDevice();
  await page.goto(centre.link());
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

test('an open page goes on by itself after its host was killed and started again', async ({ page }) => {
  await centre.restartDevice();
  await page.goto(centre.link());
  await expect(page.getByRole('heading', { name: staffList })).toBeVisible();
  await centre.killDevice();
  await centre.restartDevice();
  await page.getByRole('button', { name: /Fatma Yıldırım/ }).click();
  await expect(page.getByRole('heading', { name: staffList })).toBeHidden();
  const entries = await page.evaluate(async () => {
    const answer = await fetch('/__call/device.profile', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    return (await answer.json()).value.actorId;
  });
  expect(entries).not.toBeNull();
});
