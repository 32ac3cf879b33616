/**
 * A walk past pictures: somebody goes through a centre made for it, once per size of text, and the page complains of nothing
 * on the way.
 */
import { expect, type Page, test } from '@playwright/test';
import { type Centre, startCentre } from '../e2e/centre';
import { unlock } from '../e2e/examiner';
import { startTaking, type Take, textSizes } from './take-pictures';

export type Walk = {
  readonly page: Page;
  readonly centre: Centre;
  readonly take: Take;
  /** Goes to the screen at this address, up to its heading. */
  readonly open: (route: string) => Promise<void>;
};

/** All languages at all sizes of each picture; every one of them is a fifth of a second. */
const longest = 900_000;

async function openRoute(page: Page, route: string): Promise<void> {
  await page.goto(page.url().replace(/#.*|$/, `#${route}`));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** A network that was cut on purpose is told by the browser itself. */
const isOfNetwork = (text: string): boolean => text.startsWith('Failed to load resource');

/** What the page complains of from now on. */
function listen(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !isOfNetwork(message.text())) complaints.push(message.text());
  });
  return complaints;
}

/** By an administrator, unless somebody else is named; nobody has signed in where that is `null`. */
export function walk(
  title: string,
  steps: (walk: Walk) => Promise<void>,
  who: RegExp | null = /^Ingrid Vermeulen/,
): void {
  for (const textPercent of textSizes)
    test(`${title}, text at ${textPercent} %`, async ({ page }) => {
      test.setTimeout(longest);
      const centre = await startCentre();
      try {
        const take = await startTaking(page, textPercent);
        const complaints = listen(page);
        await page.goto(centre.link());
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        if (who) await unlock(page, who);
        await steps({ page, centre, take, open: (route) => openRoute(page, route) });
        expect(complaints).toEqual([]);
      } finally {
        await centre.close();
      }
    });
}
