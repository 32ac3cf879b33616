/** What an administrator sees of the editor: the tree, a form with indicators, the check, pasted lines, publishing. */
import { expect, type Page } from '@playwright/test';
import { walk } from './walk';

async function openEditor(page: Page): Promise<void> {
  await page.goto(page.url().replace(/#.*|$/, '#/qualifications'));
  await page
    .getByRole('link', { name: /Lasser MAG/ })
    .first()
    .click();
  await page.waitForURL(/qualifications\/[0-9a-f-]{36}/);
  const [, id] = /qualifications\/([0-9a-f-]{36})/.exec(page.url()) ?? [];
  await page.goto(page.url().replace(/#.*|$/, `#/qualifications/${id}/edit`));
  await expect(page.getByRole('tree')).toBeVisible();
}

walk('the editor', async ({ page, take }) => {
  await openEditor(page);
  await take('editor-qualification');
  await page.getByRole('treeitem').nth(1).click();
  await expect(page.locator('[data-field$=" text"]').first()).toBeVisible();
  await take('editor-work-process');
  await page.getByRole('button', { name: 'Meer gereedschap' }).click();
  await page.getByRole('menuitem', { name: /elders/ }).click();
  await take('editor-copy-list');
  await page.getByRole('dialog').getByRole('listitem').first().getByRole('button').click();
  await page.getByRole('dialog').getByRole('checkbox').nth(1).click();
  await take('editor-copy-parts');
  await page.keyboard.press('Escape');
  const first = page.locator('[data-field$=" text"]').first();
  await first.click();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Meet de naad na en controleert de afwerking');
  await take('editor-indicators');
  await page.getByText(/^(Controle|Check|Prüfung) \(/).click();
  await take('editor-check');
  await page.getByRole('button', { name: 'Publiceren…' }).click();
  await take('editor-publish');
});
