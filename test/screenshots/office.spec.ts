/** The other screens of the office: where it begins, staff, their accounts, devices, who did what, and how handing in stands. */
import { expect } from '@playwright/test';
import { walk } from './walk';

const month = [
  'Code;Titel;Sjabloon;Datum;Tijd;Plaats;Kandidaten;Examinator;Kleur',
  'LAS-1201;Proeve van bekwaamheid MAG-lassen;MAG;1-12-2026;09:00;Praktijkhal West, lashoek 2;900101, 900102;Fatma Yıldırım;rood',
  'LAS-1202;Proeve van bekwaamheid MAG-lassen;;31-2-2026;25:00;;geen;Niemand;groen',
].join('\n');

walk('the office', async ({ page, take, open }) => {
  for (const [name, route] of [
    ['start', '/start'],
    ['staff', '/staff'],
    ['staff-new', '/staff/new'],
    ['staff-import', '/staff/import'],
    ['accounts', '/staff/accounts'],
    ['devices', '/devices'],
    ['audit', '/audit'],
    ['sync', '/sync'],
    ['conflicts-none', '/conflicts'],
  ] as const) {
    await open(route);
    await take(name);
  }
  await open('/staff');
  await page
    .getByRole('main')
    .getByRole('link', { name: /Postma/ })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: /Postma/ })).toBeVisible();
  await take('staff-member');
  await open('/planning/bulk');
  await page
    .locator('main input[type=file]')
    .setInputFiles({ name: 'december.csv', mimeType: 'text/csv', buffer: Buffer.from(month) });
  await expect(page.getByText(/kloppen niet/)).toBeVisible();
  await page.getByText(/kloppen niet/).evaluate((one) => one.scrollIntoView({ block: 'start' }));
  await take('planning-bulk-read');
});
