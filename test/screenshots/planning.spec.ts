/** The planning of an administrator: one exam, the form that changes it, many from a table, and templates; and the examiner who is told. */
import { expect } from '@playwright/test';
import { unlock } from '../e2e/examiner';
import { openFirstExam } from '../e2e/office-routes';
import { walk } from './walk';

walk('planning', async ({ page, take, open }) => {
  const exam = await openFirstExam(page);
  await expect(page.getByRole('table').first()).toBeVisible();
  await take('planning-exam');
  await open(`${exam}/change`);
  await take('planning-change');
  await open('/planning/bulk');
  await take('planning-bulk');
  await open('/planning/lists?from=2026-01-01&to=2027-12-31');
  await expect(page.getByRole('radio').first()).toBeVisible();
  await take('planning-lists');
  await open('/planning/templates');
  await take('planning-templates');
  await open('/results');
  await take('planning-results');
  await open(`${exam}/change`);
  await page.getByRole('textbox', { name: 'Plaats' }).fill('Praktijkhal Oost, lashoek 4');
  await page.getByRole('textbox', { name: 'Waarom verandert het?' }).fill('Lashoek 2 is in onderhoud.');
  await page.getByRole('button', { name: 'Wijziging opslaan' }).click();
  await expect(page.getByText('Lashoek 2 is in onderhoud.')).toBeVisible();
  await page.getByRole('button', { name: /Vergrendelen/ }).click();
  await unlock(page);
  await open('/');
  await page.getByRole('button', { name: /^Berichten/ }).click();
  await expect(page.getByRole('link', { name: /De planning is gewijzigd/ })).toBeVisible();
  await take('news');
});
