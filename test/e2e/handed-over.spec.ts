/**
 * A device that staff hand to a candidate: the window is about that portfolio alone, whatever is tried, over a reload and the end of
 * the program; what was typed is there, and only a PIN leads back.
 */
import type { Page } from '@playwright/test';
import { visit } from '../prove/killable-host.mjs';
import { expect, test } from './application';
import { unlock } from './examiner';
import { type Findings, looker, manners, open } from './manners';

test.use({ shares: 'screens' });

const administrator = /^Joke Postma/;
const heading = (page: Page) => page.getByRole('heading', { level: 1, name: /^Portfolio van / });
const title = (page: Page) =>
  page.getByRole('form', { name: 'Ervaring toevoegen' }).getByRole('textbox', { name: 'Titel' });

/** Hands the device to the first participant of the list; returns the address that it was done at. */
async function handOver(page: Page): Promise<string> {
  await page.goto(page.url().replace(/#.*|$/, '#/participants'));
  await page.getByRole('rowheader').getByRole('link').first().click();
  await page.getByRole('link', { name: 'Portfolio openen' }).click();
  // The page of the person has the same button.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Portfolio');
  await page.getByRole('button', { name: 'Apparaat aan de kandidaat geven' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Geven' }).click();
  await expect(heading(page)).toBeFocused();
  return page.url();
}

test('a candidate fills in their portfolio, gets nowhere else, and nothing of it is lost', async ({
  page,
  centre,
  reopen,
}) => {
  await unlock(page, administrator);
  const address = await handOver(page);
  await page.getByRole('button', { name: 'Ervaring toevoegen' }).click();
  await title(page).fill('Leerling-kok bij Bistro');
  // The address, keys, another window and main itself: an enemy's hands.
  for (const route of ['/settings', '/participants', '/file']) {
    await page.goto(address.replace(/#.*/, `#${route}`));
    await expect(page).toHaveURL(new RegExp(`#${route}$`));
    // The other screen had every chance to be drawn: what stands there is still the form that was opened before.
    await expect(title(page)).toHaveValue('Leerling-kok bij Bistro');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Portfolio van /);
    await expect(page.getByRole('link')).toHaveCount(0);
  }
  await page.keyboard.press('Control+k');
  await page.keyboard.press('F1');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const { kind } = centre.device();
  if (kind === 'node-host') {
    const ask = await visit(await centre.newLink());
    for (const [path, input] of [
      ['people.begin', { code: null, staffId: null, pin: '000000' }],
      ['drafts.read', { qualificationId: '01900000-0000-7000-8000-000000000001' }],
      ['sync.devices', {}],
    ] as const)
      expect(await ask(path, input)).toMatchObject({ ok: false, problem: { code: 'device-handed-over' } });
  }
  // Loaded anew at the address of another screen.
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Portfolio van /);
  await expect(page).toHaveURL(/#\/file$/);
  await page.getByRole('button', { name: 'Ervaring toevoegen' }).click();
  await expect(title(page)).toHaveValue('Leerling-kok bij Bistro');

  await centre.restartDevice();
  const again = await reopen();
  await expect(heading(again)).toBeVisible();
  await again.getByRole('button', { name: 'Ervaring toevoegen' }).click();
  await expect(title(again)).toHaveValue('Leerling-kok bij Bistro');
  await again.getByRole('button', { name: 'Toevoegen', exact: true }).click();
  await expect(again.getByRole('heading', { name: 'Leerling-kok bij Bistro' })).toBeVisible();
  await again.getByRole('button', { name: 'Klaar' }).click();
  await expect(again.getByRole('heading', { level: 1 })).toHaveText('Wie werkt op dit apparaat?');
  await unlock(again, administrator);
  await again.goto(again.url().replace(/#.*|$/, address.replace(/^[^#]*/, '')));
  await expect(again.getByText(/door de kandidaat, op een apparaat van Joke Postma/)).toBeVisible();
});

test('its window in every language and size, with a form that was opened', async ({ page }) => {
  test.setTimeout(120_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await unlock(page, administrator);
  await handOver(page);
  const findings: Findings = {};
  for (const manner of manners) {
    await open(page, '/', manner);
    const look = looker(page, findings, manner);
    await page
      .getByRole('button', { name: /^(Ervaring toevoegen|Add experience|Erfahrung hinzufügen)$/ })
      .click();
    await look('portfolio in the hands of a candidate');
  }
  expect(findings).toEqual({});
});
