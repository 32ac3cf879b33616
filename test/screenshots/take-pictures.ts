/**
 * Pictures of one state of the application in every language, on the screens people have, and with text at 150 %. The
 * page stays as it is between them: what was opened or typed stands in all of them.
 */
import path from 'node:path';
import { type CDPSession, expect, type Locator, type Page } from '@playwright/test';
import { languageCodes } from '../../shared/texts/languages';
import { chosen } from './chosen';

type Sight = {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly isTouch?: boolean;
};

const sights: readonly Sight[] = [
  { name: '1280x800', width: 1280, height: 800 },
  { name: '1024x640', width: 1024, height: 640 },
  { name: '800x1280', width: 800, height: 1280, isTouch: true },
  { name: '1920x1080', width: 1920, height: 1080 },
];
/** Large text has the least room on the first of them. */
const largeSights: readonly Sight[] = [
  { name: '1024x640-150', width: 1024, height: 640 },
  { name: '1280x800-150', width: 1280, height: 800 },
  { name: '1920x1080-150', width: 1920, height: 1080 },
  { name: '800x1280-150', width: 800, height: 1280, isTouch: true },
];
export const textSizes = [100, 150] as const;

const root = path.resolve(import.meta.dirname, '../..');
/** All of them; not kept in the repository. */
const picturesFolder = path.join(root, 'out/pictures');
/** Small enough to be carried along with the code. */
const docsFolder = path.join(root, 'docs/images/screens');
const docsQuality = 35;
/**
 * `PICTURES=review,sheet` takes only those whose name begins so, and walks on past the others; `PICTURES=chosen` only those
 * of the docs.
 */
const wanted = process.env.PICTURES?.split(',') ?? [''];

/** `SIGHTS=1280x800-nl,1024x640-150-de` takes each on these only. */
const wantedSights = process.env.SIGHTS?.split(',');

const takesChosen = process.env.PICTURES === 'chosen';

/** The menu of languages in the header; clicked from within, so that the focus stays where it is. */
export const showLanguage = async (page: Page, language: string): Promise<void> => {
  await page.evaluate((code) => {
    document.querySelector<HTMLElement>(`[popover] button[lang="${code}"]`)?.click();
  }, language);
  await expect(page.locator('html')).toHaveAttribute('lang', language);
};

const isWanted = (sight: Sight, language: string): boolean =>
  wantedSights?.includes(`${sight.name}-${language}`) ?? true;

type Sighted = { readonly name: string; readonly sight: Sight; readonly about: Locator | undefined };

async function takeIn(page: Page, session: CDPSession, { name, sight, about }: Sighted): Promise<void> {
  const { width, height, isTouch = false } = sight;
  const isChosen = chosen[sight.name]?.includes(name) ?? false;
  if (takesChosen && !isChosen) return;
  await page.setViewportSize({ width, height });
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: isTouch });
  await page.waitForTimeout(120);
  // Where lines are longer or shorter, it stands elsewhere; and what has the focus came into sight.
  await about?.evaluate((one) => one.scrollIntoView());
  await page.screenshot({ path: path.join(picturesFolder, sight.name, `${name}.png`) });
  if (isChosen)
    await page.screenshot({
      path: path.join(docsFolder, `${name}-${sight.name}.jpg`),
      type: 'jpeg',
      quality: docsQuality,
    });
}

/** @param about what is put on top of the screen in each of them; found in every language */
export type Take = (name: string, about?: Locator) => Promise<void>;

/** A taker for this page, which is not open yet; it leaves the page in Dutch at the first of its sizes. */
export async function startTaking(page: Page, textPercent: (typeof textSizes)[number]): Promise<Take> {
  const own = textPercent === 100 ? sights : largeSights;
  const base = own[0] ?? { width: 1280, height: 800 };
  await page.setViewportSize({ width: base.width, height: base.height });
  const session = await page.context().newCDPSession(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.addInitScript((percent) => {
    // A page that is blank for a moment has none.
    if (location.origin !== 'null' && localStorage.getItem('vakproef-preferences') === null)
      localStorage.setItem(
        'vakproef-preferences',
        JSON.stringify({ state: { textPercent: percent }, version: 1 }),
      );
  }, textPercent);
  return async (name, about) => {
    if (!takesChosen && !wanted.some((start) => name.startsWith(start))) return;
    await page.waitForTimeout(300);
    for (const language of [...languageCodes].reverse()) {
      const here = own.filter((sight) => isWanted(sight, language));
      if (here.length === 0) continue;
      await showLanguage(page, language);
      for (const sight of here) await takeIn(page, session, { name: `${name}-${language}`, sight, about });
    }
    await session.send('Emulation.setTouchEmulationEnabled', { enabled: false });
    await page.setViewportSize({ width: base.width, height: base.height });
    await showLanguage(page, 'nl');
  };
}
