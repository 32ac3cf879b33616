/**
 * The ways to what the editor asks and tells, in Dutch, for specs that look at it: its dialogs, and a draft beside which
 * another version came to count.
 */
import { expect, type Page } from '@playwright/test';

const to = (page: Page, route: string): Promise<unknown> =>
  page.goto(page.url().replace(/#.*|$/, `#${route}`));
const kept = (page: Page): Promise<void> => expect(page.getByText(/^Concept bewaard/)).toBeVisible();

/** @returns its own address, without `/edit` */
export async function openInEditor(page: Page, name: RegExp): Promise<string> {
  await to(page, '/qualifications?tab=active');
  await page.getByRole('link', { name }).first().click();
  await page.waitForURL(/qualifications\/[0-9a-f-]{36}/);
  const [own = ''] = /\/qualifications\/[0-9a-f-]{36}/.exec(page.url()) ?? [];
  await to(page, `${own}/edit`);
  await expect(page.getByRole('tree')).toBeVisible();
  return own;
}

/** Gives the first core task this name, up to the draft on disk. */
async function renameFirst(page: Page, text: string): Promise<void> {
  await page.getByRole('treeitem').first().click();
  const name = page.getByRole('textbox', { name: 'Naam', exact: true });
  await name.fill(text);
  await name.blur();
  await kept(page);
}

/** Opens what is asked before the first indicator of the first work process goes elsewhere. */
export async function askWhereTo(page: Page): Promise<void> {
  await page.getByRole('treeitem').nth(1).click();
  await page
    .getByRole('button', { name: /^Meer bij / })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Verplaatsen naar…' }).click();
  await expect(page.getByRole('textbox', { name: 'Waarheen?' })).toBeFocused();
}

/** Opens what is asked before a version is published, by the button of that name. */
export async function askToPublish(page: Page, button: 'Publiceren…' | 'Activeren…'): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  await expect(page.getByRole('dialog').getByRole('heading', { name: 'Wat er verandert' })).toBeVisible();
}

/** A small one of one's own, typed at once, up to what is asked before it is published and taken into use. */
export async function askToActivateNew(page: Page, name: string): Promise<void> {
  await to(page, '/qualifications');
  await page.getByRole('button', { name: 'Kwalificatie toevoegen' }).click();
  await page.getByRole('textbox', { name: 'Naam', exact: true }).fill(name);
  await page.keyboard.press('Enter');
  await page.waitForURL(/qualifications\/[0-9a-f-]{36}/);
  const [own = ''] = /\/qualifications\/[0-9a-f-]{36}/.exec(page.url()) ?? [];
  await to(page, `${own}/edit`);
  await page.getByRole('tree').focus();
  for (const [key, text] of [
    ['Insert', 'Voert laswerkzaamheden uit op de werkplaats en bij de klant'],
    ['Enter', 'Bereidt het laswerk voor volgens tekening en lasmethodebeschrijving'],
    ['Enter', 'Leest de tekening en kiest het lasproces dat erbij hoort'],
    ['Enter', 'Controleert de voorgeschreven beschermingsmiddelen'],
  ] as const) {
    await page.keyboard.press(key);
    await page.keyboard.insertText(text);
  }
  await kept(page);
  await askToPublish(page, 'Activeren…');
}

/**
 * With nothing changed in the editor of the qualification at this address: what its first core task is called is published,
 * changed again in a draft, and the first version is brought back meanwhile. Both names stand there to choose from.
 */
export async function meetAnotherVersion(page: Page, own: string): Promise<void> {
  await renameFirst(page, 'Voert laswerkzaamheden uit, ook bij de klant');
  await askToPublish(page, 'Publiceren…');
  await page.getByRole('button', { name: 'Publiceren', exact: true }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await renameFirst(page, 'Voert laswerkzaamheden uit aan plaat, pijp en profiel, ook op hoogte');
  await to(page, `${own}/versions`);
  await page.getByRole('link', { name: 'Versie 1', exact: true }).click();
  await page.getByRole('button', { name: 'Terugzetten' }).click();
  await page.getByRole('button', { name: 'Terugzetten en publiceren' }).click();
  await expect(page.getByRole('link', { name: 'Versie 3', exact: true })).toBeVisible();
  await to(page, `${own}/edit`);
  await expect(page.getByText('1 plek is op twee manieren gewijzigd')).toBeVisible();
}
