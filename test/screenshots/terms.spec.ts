/** What things are called: the form of a qualification while it is filled in, its portfolio instruction, and the words in use. */
import { expect } from '@playwright/test';
import { walk } from './walk';

walk('words for things', async ({ page, take, open }) => {
  await open('/qualifications');
  await page
    .getByRole('link', { name: /Lasser MAG/ })
    .first()
    .click();
  await expect(page).toHaveURL(/qualifications\/[\w-]{36}/);
  const [, qualificationId] = /qualifications\/([\w-]{36})/.exec(page.url()) ?? [];
  await open(`/qualifications/${qualificationId}/edit`);
  const words = page.getByRole('region', { name: 'Woorden voor onderdelen' });
  const write = async (thing: string, part: string, word: string): Promise<void> => {
    await words.getByRole('group', { name: thing, exact: true }).getByLabel(part).fill(word);
  };
  await write('Kwalificatie', 'Enkelvoud', 'opleiding');
  await write('Kwalificatie', 'Meervoud', 'opleidingen');
  await write('Kerntaak', 'Enkelvoud', 'beroepsprestatie in de praktijk van het bedrijf');
  await write('Kerntaak', 'Meervoud', 'beroepsprestaties in de praktijk van het bedrijf');
  const first = words.getByRole('group', { name: 'Kwalificatie', exact: true });
  await first.evaluate((one) => one.scrollIntoView({ block: 'center' }));
  await take('terms-form');
  await words.getByText('Zo komt het er te staan').evaluate((one) => one.scrollIntoView({ block: 'start' }));
  await take('terms-preview');
  await page.getByRole('button', { name: 'Woorden opslaan' }).click();
  await expect(words.getByText('Opgeslagen')).toBeVisible();
  const portfolio = page.getByRole('region', { name: 'Portfolio-instructie' });
  await portfolio.getByRole('checkbox').check();
  await portfolio.getByLabel('Titel').fill('Zo vult u uw portfolio');
  await portfolio.getByLabel('Toelichting').fill('Laat zien wat u in de laswerkplaats hebt gemaakt.');
  await portfolio.evaluate((one) => one.scrollIntoView({ block: 'start' }));
  await take('portfolio-instruction');
  await take('terms-in-use', page.getByRole('heading', { level: 1 }));
  await open('/settings');
  const ofCentre = page.getByRole('region', {
    name: /^(Woorden voor onderdelen|Words for parts|Wörter für Bestandteile)$/,
  });
  await take('terms-centre', ofCentre);
});
