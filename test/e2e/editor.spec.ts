/**
 * The editor in a real Chromium: a robot types a whole qualification by keyboard alone and counts what it pressed beyond the
 * text itself; what was typed survives a reload in the middle; and a tree of two thousand stays quick to type in.
 */
import type { Page } from '@playwright/test';
import { expect, test } from './application';
import { unlock } from './examiner';

test.use({ shares: 'screens' });

const administrator = /^Ingrid Vermeulen/;

/** A qualification with nothing in it, open in the editor. */
async function openNew(page: Page, name: string): Promise<void> {
  await unlock(page, administrator);
  await expect(page.getByRole('navigation').first()).toBeAttached();
  await page.goto(page.url().replace(/#.*|$/, '#/qualifications'));
  await page.getByRole('button', { name: 'Kwalificatie toevoegen' }).click();
  await page.getByRole('textbox', { name: 'Naam', exact: true }).fill(name);
  await page.keyboard.press('Enter');
  await page.waitForURL(/qualifications\/[0-9a-f-]{36}/);
  const [, id] = /qualifications\/([0-9a-f-]{36})/.exec(page.url()) ?? [];
  await page.goto(page.url().replace(/#.*|$/, `#/qualifications/${id}/edit`));
  await expect(page.getByRole('tree')).toBeVisible();
}

/** Work processes per core task, and indicators per work process: 4, 17 and 98 together. */
const shape = [
  [6, 6, 6, 6, 5],
  [6, 6, 6, 5],
  [6, 6, 6, 5],
  [6, 6, 6, 5],
];

test('98 indicators by keyboard alone cost at most 1.3 keys each beyond the text', async ({ page }) => {
  test.setTimeout(120_000);
  await openNew(page, 'Metselaar robot');
  let pressed = 0;
  /** Every key that is held counts, also those that are held together. */
  const press = async (keys: string): Promise<void> => {
    pressed += keys.split('+').length;
    await page.keyboard.press(keys);
  };
  const write = (text: string): Promise<void> => page.keyboard.insertText(text);
  await page.getByRole('tree').focus();
  let written = 0;
  for (const [k, workProcesses] of shape.entries()) {
    // From an indicator Ins makes the next work process; from that one, still blank, the next core task.
    await press('Insert');
    if (k > 0) await press('Insert');
    await write(`Kerntaak ${k + 1}`);
    for (const [w, indicators] of workProcesses.entries()) {
      await press(w === 0 ? 'Enter' : 'Insert');
      await write(`Werkproces ${k + 1}.${w + 1}`);
      for (let i = 0; i < indicators; i++) {
        await press('Enter');
        written += 1;
        await write(`Doet stap ${written} zoals het hoort`);
      }
    }
  }
  expect(written).toBe(98);
  console.log(
    `editor robot: ${pressed} keys for ${written} indicators, ${(pressed / written).toFixed(2)} each`,
  );
  expect(pressed / written).toBeLessThanOrEqual(1.3);

  await expect(page.getByText(/Concept bewaard op dit apparaat/)).toBeVisible();
  await page.reload();
  await expect(page.getByRole('tree')).toBeVisible();
  await page.getByRole('button', { name: 'Activeren…' }).click();
  await page.getByRole('textbox', { name: 'Notitie bij deze versie' }).fill('Eerste versie');
  await page.getByRole('button', { name: 'Publiceren en activeren' }).click();
  await expect(page.getByText('Geen wijzigingen')).toBeVisible();
  await page.goto(page.url().replace(/#.*|$/, '#/qualifications?tab=active'));
  await expect(page.getByRole('row', { name: /Metselaar robot/ })).toContainText('98');
});

test('of a tree of two thousand only what is in view is drawn, and every letter counts', async ({ page }) => {
  test.setTimeout(120_000);
  await openNew(page, 'Groot');
  const paste = (count: number, from: number): Promise<void> =>
    page.evaluate(
      ([lines, first]) => {
        const text = Array.from({ length: lines }, (_, n) => `Doet stap ${first + n} zoals het hoort`).join(
          '\n',
        );
        const data = new DataTransfer();
        data.setData('text/plain', text);
        document.activeElement?.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
        );
      },
      [count, from] as const,
    );
  await page.getByRole('tree').focus();
  await page.keyboard.press('Insert');
  await page.keyboard.insertText('Kerntaak');
  for (let w = 0; w < 20; w++) {
    await page.keyboard.press(w === 0 ? 'Enter' : 'Insert');
    await page.keyboard.insertText(`Werkproces ${w + 1}`);
    await page.keyboard.press('Enter');
    await paste(100, w * 100);
    await expect(page.getByText('Prestatie-indicatoren (100)')).toBeVisible();
  }
  await page.evaluate(() => {
    const longest = { ms: 0 };
    Object.assign(window, { longest });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest.ms = Math.max(longest.ms, duration);
    }).observe({ type: 'longtask' });
  });
  await page.keyboard.press('End');
  await page.keyboard.type(' en meet daarna de muur na', { delay: 60 });
  const longest = await page.evaluate(() => (window as unknown as { longest: { ms: number } }).longest.ms);
  console.log(`editor, 2,021 nodes: longest task while typing ${Math.round(longest)} ms`);
  await expect(page.locator('textarea:focus')).toHaveValue(
    'Doet stap 1999 zoals het hoort en meet daarna de muur na',
  );
  expect(await page.getByRole('treeitem').count()).toBeLessThan(100);
  await page.getByRole('textbox', { name: 'Zoeken in de boom' }).fill('stap 1234 ');
  await expect(page.getByRole('treeitem')).toHaveText([/Kerntaak/, /Werkproces 13/, /Doet stap 1234/]);
});
