/**
 * Whatever one presses on any screen, the focus stays on something with a name: for whoever works with keys or hears the
 * screen, a focus that falls to the page is the loss of their place.
 */
import type { Page } from '@playwright/test';
import { expect, test } from './application';
import { unlock } from './examiner';

/** Name of what has the focus; null when nothing has it. Closed menus, dialogs and lists have a name of their own. */
const focusName = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const ids = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
    const byIds = ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
    const labels = 'labels' in element ? [...(element.labels as NodeListOf<HTMLLabelElement>)] : [];
    const byLabel = labels.map((label) => label.textContent ?? '').join(' ');
    const words = element.matches('button, a, h1, h2, h3, summary, [role]') ? element.textContent : '';
    const name = element.getAttribute('aria-label') ?? element.getAttribute('title');
    return (name || byIds || byLabel || words || '').trim() || null;
  });

/** What can be pressed here; what opens a window of the system or leaves the program is left out. */
const pressable = (page: Page) =>
  page
    .getByRole('main')
    .locator('button:visible:enabled, summary:visible, a[href*="#/"]:visible')
    .filter({ hasNotText: /bestand|PDF|Afdrukken|logo|map kiezen/i });

/**
 * Which of them are worth a press, by their place among all. What stands in a row of a list does the same as in the row
 * before it, and a link to a screen leaves the focus where that screen has it, from wherever it is followed.
 * @param followed kinds of addresses that were followed before; those of this screen are added
 */
const worthPressing = async (page: Page, followed: Set<string>): Promise<number[]> => {
  const kinds = await pressable(page).evaluateAll((all) =>
    all.map((one) => {
      const row = one.closest('tr, li, article');
      const before = row?.previousElementSibling;
      const isLikeBefore = before?.tagName === row?.tagName && before?.querySelector('button, summary, a');
      const address = one.getAttribute('href')?.replace(/^.*#/, '').replace(/\?.*/, '');
      return isLikeBefore ? 'in a row like the one before' : (address ?? null);
    }),
  );
  const worth = kinds.flatMap((kind, at) => {
    if (kind === null) return [at];
    const what = kind.replace(/[0-9a-f]{8,}[0-9a-f-]*/g, '…');
    if (what.startsWith('in a row') || followed.has(what)) return [];
    followed.add(what);
    return [at];
  });
  return worth.slice(0, 25);
};

async function pressEverything(page: Page, address: string, followed: Set<string>): Promise<string[]> {
  const lost: string[] = [];
  const heading = page.getByRole('heading', { level: 1 });
  const open = async (): Promise<void> => {
    // By way of another screen, so that each begins as one finds it.
    await page.evaluate(() => (location.hash = '#/file'));
    await expect(heading).toHaveText(/Examenbestand/);
    await page.evaluate((to) => (location.hash = to), address);
    await expect(heading).not.toHaveText(/Examenbestand/);
    await expect(pressable(page).first()).toBeVisible();
  };
  await open();
  // Lists come a moment after their frame.
  await page.waitForLoadState('networkidle');
  for (const at of await worthPressing(page, followed)) {
    await open();
    const control = pressable(page).nth(at);
    if (!(await control.isVisible())) continue;
    const label = (await control.getAttribute('aria-label')) ?? (await control.innerText());
    await control.focus();
    await page.keyboard.press('Enter');
    const kept = await expect
      .poll(() => focusName(page), { timeout: 5_000 })
      .not.toBeNull()
      .then(
        () => true,
        () => false,
      );
    if (!kept) lost.push(`${address}: ${label}`);
  }
  return lost;
}

const administered = [
  '#/',
  '#/planning',
  '#/results',
  '#/qualifications',
  '#/competences',
  '#/competences/new',
  '#/structure',
  '#/staff',
  '#/devices',
  '#/audit',
  '#/sync',
  '#/settings',
];

test('the focus never falls to the page on the screens of an administrator', async ({ page }) => {
  test.setTimeout(240_000);
  await unlock(page, /^Ingrid/);
  const lost: string[] = [];
  const followed = new Set<string>();
  for (const address of administered) lost.push(...(await pressEverything(page, address, followed)));
  expect(lost).toEqual([]);
});
