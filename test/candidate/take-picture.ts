/**
 * Pictures of the candidate's page on its journey, where `VAKPROEF_PICTURES` asks for them: in every language, on a phone and on
 * a laptop, and with text at 150 %. All of them go to `out/pictures/candidate`; those of docs/CANDIDATE-PAGE.md stand there, too.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'puppeteer-core';
import { languageCodes } from '../../shared/texts/languages';
import { phoneSize } from '../hub/a-candidate-phone';

const root = resolve(import.meta.dirname, '../..');
const everything = join(root, 'out/pictures/candidate');
const docs = join(root, 'docs/images/candidate');
const chosen: readonly string[] = [
  ...[
    'portfolio-filled-nl-360',
    'evidence-en-360',
    'results-de-360',
    'help-nl-360',
    'portfolio-filled-en-1280',
  ],
];
const sights = [
  { name: '360', size: phoneSize, text: '' },
  { name: '360-150', size: phoneSize, text: '150%' },
  { name: '1280', size: { width: 1280, height: 800 }, text: '' },
] as const;

const shownIn = (page: Page, language: string) =>
  page.locator(`html[lang="${language}"]`).setVisibility(null).wait();

/** The page is as it was when it is done. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (!process.env.VAKPROEF_PICTURES) return;
  for (const folder of [everything, docs]) mkdirSync(folder, { recursive: true });
  for (const language of [...languageCodes.filter((code) => code !== 'nl'), 'nl']) {
    await page.select('header select', language);
    await shownIn(page, language);
    for (const { name: sight, size, text } of sights) {
      await page.setViewport(size);
      await page.evaluate((value) => {
        document.documentElement.style.fontSize = value;
        window.scrollTo(0, 0);
      }, text);
      const title = `${name}-${language}-${sight}`;
      const picture = { type: 'jpeg', quality: 80 } as const;
      await page.screenshot({ ...picture, fullPage: true, path: join(everything, `${title}.jpg`) });
      if (chosen.includes(title)) await page.screenshot({ ...picture, path: join(docs, `${title}.jpg`) });
    }
  }
  await page.setViewport(phoneSize);
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '';
  });
}
