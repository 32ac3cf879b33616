/** What an administrator sees who brings in a table or a CASE package, and saves qualifications as files. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';
import { walk } from './walk';

const table =
  'Kerntaak;Werkproces;Indicator;Docent\nB1-K1 Voert laswerkzaamheden uit aan plaat en pijp volgens tekening en lasmethodebeschrijving;B1-K1-W1 Bereidt het werk voor;leest de tekening;Jansen\n;;meet na;\n;B1-K1-W2 Last;last de naad;\n';

walk('files in and out', async ({ page, take, open, centre }) => {
  await open('/qualifications/import');
  await expect(page.getByRole('button', { name: 'Bestand kiezen' })).toBeVisible();
  await take('import-file');
  await page
    .locator('main input[type=file]')
    .setInputFiles({ name: 'Allround lasser.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
  await expect(page.getByRole('button', { name: /1 kwalificatie importeren/ })).toBeVisible();
  await take('import-table');
  await page.getByRole('button', { name: /1 kwalificatie importeren/ }).click();
  await expect(page.getByRole('button', { name: 'Import terugdraaien' })).toBeVisible();
  await take('import-done');
  await open('/qualifications');
  await expect(page.getByText(/^Het laatst geïmporteerd/)).toBeVisible();
  await take('import-last');
  await open('/qualifications/imports');
  await expect(page.getByRole('button', { name: /^Deze import terugdraaien/ })).toBeVisible();
  await take('imports');
  await open('/qualifications/export');
  await expect(page.getByRole('radio').first()).toBeVisible();
  await page.getByRole('checkbox').nth(1).check();
  await take('export');
  // A tap on what just moved counts for nothing.
  await expect(() => page.getByRole('radio', { name: /CASE/ }).check()).toPass();
  await page.getByRole('button', { name: /bestand opslaan/ }).click();
  await expect(page.getByText(/^Opgeslagen/).first()).toBeVisible();
  await take('export-saved');
  const [saved] = await readdir(centre.exportFolder);
  await open('/qualifications/import');
  await page.locator('main input[type=file]').setInputFiles(path.join(centre.exportFolder, saved ?? ''));
  await expect(page.getByRole('heading', { name: 'Controleer wat er gebeurt' })).toBeVisible();
  await take('import-case');
  await open('/qualifications');
  await open('/qualifications/import');
  await page
    .locator('main input[type=file]')
    .setInputFiles({ name: 'notulen.docx', mimeType: '', buffer: Buffer.from('PK\u0003\u0004 geen tabel') });
  await expect(page.getByRole('alert')).toBeVisible();
  await take('import-refused');
});
