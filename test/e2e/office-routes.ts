/** The screens of an administrator that have an address of their own, whatever the centre holds; layout and axe walk them all. */
import type { Page } from '@playwright/test';

// One screen is asked for twice with another between: then a link is followed, and nothing is loaded anew.
export const officeRoutes: readonly string[] = [
  '/start',
  '/planning',
  '/planning/new',
  '/planning/week',
  '/planning/bulk',
  '/planning/lists',
  '/planning/templates',
  '/qualifications',
  '/qualifications/import',
  '/qualifications/imports',
  '/qualifications/export',
  '/qualifications/catalogue',
  '/conflicts',
  '/competences',
  '/competences/new',
  '/structure',
  '/participants',
  '/participants/import',
  '/participants/new',
  '/participants/duplicates',
  '/participants/keeping',
  '/participants/groups',
  '/participants/runs',
  '/structure?part=coverage',
  '/results',
  '/results/figures',
  '/staff',
  '/staff/new',
  '/results/figures?figure=outcomes',
  '/devices',
  '/audit',
  '/sync',
  '/results/figures?figure=indicators',
  '/settings',
];

/** The page of the first exam in the planning; it stands there. */
export async function openFirstExam(page: Page): Promise<string> {
  await page.goto(page.url().replace(/#.*|$/, '#/planning?past=true'));
  await page.getByRole('rowheader').getByRole('link').first().click();
  await page.waitForURL(/planning\/[0-9a-f-]{36}/);
  return new URL(page.url()).hash.slice(1);
}
