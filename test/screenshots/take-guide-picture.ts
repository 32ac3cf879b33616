/**
 * Pictures that the guide itself shows, in every language: of what stands below the header on a small laptop, so that its words
 * can be read at the width of the guide. They are part of the program, and so they are small.
 */
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { languageCodes } from '../../shared/texts/languages';
import { showLanguage } from './take-pictures';

const folder = path.resolve(import.meta.dirname, '../../assets/guide');
const size = { width: 1024, height: 640 } as const;
/** The upper part says it, except of what is worked from the lower edge; and what is below shows a folder of this machine. */
const heights: Readonly<Record<string, number>> = {
  marking: size.height,
  people: size.height,
  planning: size.height,
  trouble: 175,
};
const usualHeight = 470;
const quality = 42;

/** @param about what stands on top of the picture; the page as it is when absent */
export async function takeGuidePicture(page: Page, topic: string, about?: Locator): Promise<void> {
  await page.setViewportSize(size);
  // In another language it has other words, and stays the same element.
  const top = await about?.elementHandle();
  for (const language of [...languageCodes].reverse()) {
    await showLanguage(page, language);
    await page.waitForTimeout(200);
    await top?.evaluate((one) => one instanceof Element && one.scrollIntoView({ block: 'start' }));
    await page.mouse.move(0, 0);
    const header = (await page.locator('header').first().boundingBox())?.height ?? 0;
    const main = await page.getByRole('main').boundingBox();
    const x = Math.max(main?.x ?? 0, 0);
    const width = Math.min(main?.width ?? size.width, size.width - x);
    const height = Math.min(heights[topic] ?? usualHeight, size.height - header);
    await page.screenshot({
      path: path.join(folder, language, `${topic}.jpg`),
      type: 'jpeg',
      quality,
      clip: { x, y: header, width, height },
    });
  }
  await showLanguage(page, 'nl');
}
