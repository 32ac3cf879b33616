/** What an administrator sees who brings in the people of a school: columns, what waits, who is asked about, and the end. */
import { expect } from '@playwright/test';
import { walk } from './walk';

const people = [
  'Deelnemernummer;Roepnaam;Tussenvoegsel;Achternaam;Geboortedatum;Klas;Leerweg;E-mailadres;Stage bij;Wachtwoord',
  '0012345;Wilhelmina Antoinette;van den;Bergh-Oosterhuis tot Weerdesteyn;3-4-2007;Laswerkplaats 2026-2027 avondgroep;BBL;w.bergh@school.example;Bakker BV;geheim',
  '0012346;Yusuf;;Şahin;31-2-2006;LAS1A;BOL;y.sahin@school.example;;geheim',
  '0012347;Sanne;van der;Berg;12-11-2006;LAS1A;BOL;s.berg@school.example;;geheim',
  '1,23457E+11;Noël;;Peña;1-9-2005;LAS1A;BOL;geen;;geheim',
  ...Array.from(
    { length: 40 },
    (_none, at) => `00200${at + 10};Kandidaat;;Nummer ${at + 1};${(at % 28) + 1}-5-2006;LAS1B;BOL;;;`,
  ),
].join('\r\n');

walk('people of a school', async ({ page, take, open }) => {
  await open('/participants/import');
  await expect(page.getByRole('button', { name: 'Bestanden kiezen' })).toBeVisible();
  await take('roster-file');
  await page
    .locator('main input[type=file]')
    .setInputFiles({ name: 'deelnemers 2026.csv', mimeType: 'text/csv', buffer: Buffer.from(people) });
  await expect(page.getByRole('heading', { name: 'Wat betekenen de kolommen?' })).toBeVisible();
  await take('roster-columns');
  await page.getByRole('button', { name: 'Controleren' }).click();
  await expect(page.getByRole('heading', { name: 'Controleer wat er gebeurt' })).toBeVisible();
  await expect(page.getByRole('cell', { name: '0012347' })).toBeVisible();
  await take('roster-check');
  await page
    .getByRole('heading', { name: 'Deelnemers', exact: true })
    .evaluate((one) => one.scrollIntoView());
  await take('roster-check-people');
  await page.getByRole('button', { name: /personen importeren/ }).click();
  await expect(page.getByRole('button', { name: 'Deze import terugdraaien' })).toBeVisible();
  await take('roster-done');
});
