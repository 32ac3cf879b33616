/** The overview of qualifications: the table in its three shapes, what is unfolded in it, and the forms of a row. */
import { expect } from '@playwright/test';
import { aPng } from '../builders/a-png';
import { walk } from './walk';

walk('the overview', async ({ page, take, open }) => {
  await open('/qualifications');
  await expect(page.getByRole('table')).toBeVisible();
  await take('overview-active');
  await page.getByRole('button', { name: /^Meer voor Lasser/ }).click();
  await take('overview-more');
  await page.getByRole('button', { name: /volgend cohort/ }).click();
  await take('overview-cohort');
  await page.getByRole('button', { name: 'Kopie maken' }).click();
  await expect(page.getByText(/is gemaakt en staat onder Inactief/)).toBeVisible();
  await take('overview-copied');
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('combobox', { name: 'Niveau' }).selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Filter bewaren' }).click();
  await take('overview-filters');
  await open('/qualifications?tab=inactive');
  await expect(page.getByRole('table')).toBeVisible();
  await take('overview-inactive');
  await page
    .getByRole('button', { name: /toevoegen$/ })
    .first()
    .click();
  await page
    .getByRole('textbox', { name: 'Naam', exact: true })
    .fill('Allround medewerker mobiele werktuigen en verspanende technieken');
  await take('overview-add');
  await page.getByRole('button', { name: 'Toevoegen', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Allround/ })).toBeVisible();
  await open('/qualifications?tab=inactive');
  await take('overview-added');
  await page.getByRole('link', { name: /^Kenmerken van Allround/ }).click();
  await expect(page.getByRole('form')).toBeVisible();
  await take('attributes');
  await open('/qualifications?tab=inactive');
  // By keyboard: what a script gives the focus after a click shows no tooltip. The mouse, left on another option, shows its own.
  await page.mouse.move(0, 0);
  await page.getByRole('link', { name: /^Kenmerken van Monteur/ }).focus();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('tooltip', { name: /nog geen werkproces/ })).toBeVisible();
  await take('overview-why-not');
  await page.getByRole('button', { name: /^Meer voor Monteur/ }).click();
  await page.getByRole('button', { name: /archief zetten/ }).click();
  await expect(page.getByRole('button', { name: 'Ongedaan maken' })).toBeVisible();
  await take('overview-archived');
  await open('/qualifications?tab=archived');
  await expect(page.getByRole('table')).toBeVisible();
  await take('overview-archive');
  await open('/qualifications?tab=inactive');
  await page.getByRole('link', { name: /^Verantwoordingsdocumenten van Allround/ }).click();
  const file = (name: string, content: Uint8Array) => ({
    ...{ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) },
  });
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([
      file('Examenplan Allround 2026-2027.pdf', Buffer.from('%PDF-1.4 plan'.padEnd(184_000))),
      file('Vaststelling examencommissie 12 november.docx', Buffer.from('PK\u0003\u0004 word/document.xml')),
      file('Opstelling werkplek.png', aPng({ width: 640, height: 480 })),
    ]);
  await expect(page.getByRole('heading', { level: 3 })).toHaveCount(3);
  await page.getByRole('button', { name: /^Beschrijven of vervangen: Vast/ }).click();
  await take('accountability');
});
