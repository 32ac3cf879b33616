/**
 * The screens people have, the languages and the sizes of text: a screen is opened in a manner, and measured at each of
 * its sizes once it has come to rest.
 */
import { expect, type Page } from '@playwright/test';
import { languageCodes } from '../../shared/texts/languages';
import { narrowByNight, settled, violations, wideByDay } from './axe';
import { isWhole } from './every-size';
import { measureFrame } from './measure';

export const sizes = [
  { width: 1024, height: 640 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
  { width: 800, height: 1280 },
  { width: 390, height: 844 },
];
export type Manner = {
  readonly language: string;
  readonly textPercent: number;
  readonly sizes: typeof sizes;
};
/** A small laptop and a phone. German words are the longest, so German is looked at everywhere; English on the phone. */
export const tight = sizes.filter(({ width }) => width === 1024 || width === 390);
const narrow = sizes.filter(({ width }) => width === 390);
/** And where lists become tables, and the menu stands beside them. */
const telling = sizes.filter(({ width }) => width !== 1920 && width !== 800);
/** Every size in every manner; else only in Dutch, and the others where least fits: `npm run prove:screens` asks for all. */
export const inSizes = (few: typeof sizes): typeof sizes => (isWhole ? sizes : few);

export const dutch: Manner = { language: 'nl', textPercent: 100, sizes };
export const otherLanguages: readonly Manner[] = languageCodes
  .filter((language) => language !== 'nl')
  .map((language) => ({ language, textPercent: 100, sizes: inSizes(language === 'de' ? telling : narrow) }));
/** What 1920 pixels hold at 150 % is what 1280 hold at 100, 1280 what 853, and 800 what 533: between the others. */
export const largeDutch: Manner = { language: 'nl', textPercent: 150, sizes: inSizes(tight) };
export const manners: readonly Manner[] = [dutch, ...otherLanguages, largeDutch];
export type Findings = Record<string, string[]>;

/** What is wrong once the page has taken its size: what is wrong for a moment only, while it is laid out, is not. */
export async function measureAtRest(
  page: Page,
  measure: (page: Page) => Promise<string[]>,
): Promise<string[]> {
  let found = await measure(page);
  if (found.length === 0) return found;
  const isRight = async (): Promise<void> => {
    found = await measure(page);
    expect(found).toEqual([]);
  };
  await expect(isRight)
    .toPass({ timeout: 3000 })
    .catch(() => {});
  return found;
}

/** Measures at every size what `measure` says, and notes what is wrong under the name of the screen and the size. */
export async function measureSizes(
  page: Page,
  findings: Findings,
  name: string,
  measure: (page: Page) => Promise<string[]>,
  at = sizes,
): Promise<void> {
  for (const size of at) {
    await page.setViewportSize(size);
    const found = await measureAtRest(page, measure);
    if (found.length > 0) findings[`${name}, ${size.width}×${size.height}`] = found;
  }
}

/** Notes what is wrong on the screen that stands there, under this name. */
export type Look = (name: string, measure?: (page: Page) => Promise<string[]>) => Promise<void>;

/**
 * Looks at a screen at every size of the manner, and asks axe: in Dutch wide by day and narrow by night; in the other
 * languages where it is narrow, for what words can break; not again for large text, whose elements are the same.
 */
export function looker(page: Page, findings: Findings, manner: Manner): Look {
  const isDutch = manner.language === 'nl';
  const sights = manner.textPercent > 100 ? [] : isDutch ? [wideByDay, narrowByNight] : [narrowByNight];
  return async (name, measure = measureFrame) => {
    for (const size of manner.sizes) {
      const sight = sights.find(({ width }) => width === size.width);
      if (sight) await page.emulateMedia({ colorScheme: sight.colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize(size);
      const found = await measureAtRest(page, measure);
      if (sight) {
        await settled(page, sight.colorScheme);
        found.push(...(await violations(page, isDutch ? 'all' : 'of words')));
      }
      if (found.length > 0) findings[`${nameOf(name, manner)}, ${size.width}×${size.height}`] = found;
    }
  };
}

const screenOf = (route: string): string => route.replace(/\?.*/, '');

/**
 * Goes there as a link does, from one screen to another, and waits until the heading of the one before is gone. The program
 * may have gone there by itself meanwhile: whoever may not see a review is led to the candidate.
 */
async function follow(page: Page, route: string): Promise<void> {
  await page.evaluate((hash) => {
    if (window.location.hash.slice(1) === hash) return;
    document.querySelector('h1')?.setAttribute('data-left', '');
    window.location.hash = hash;
  }, route);
  await expect(page.locator('h1:not([data-left])')).toBeVisible();
}

/**
 * Opens the address in this manner. Its preferences live in the browser's storage, so another manner is a page loaded
 * anew; within one a link is followed, which costs a sixth of it (0.1 CPU s against 0.6).
 */
export async function open(page: Page, route: string, manner: Manner): Promise<void> {
  const wanted = JSON.stringify({
    state: { language: manner.language, textPercent: manner.textPercent },
    version: 1,
  });
  const [kept, here] = await page.evaluate(
    () => [document.documentElement.dataset.manner, window.location.hash.slice(1)] as const,
  );
  if (kept === wanted && screenOf(here) !== screenOf(route)) return follow(page, route);
  await page.evaluate(
    ([preferences, hash]) => {
      localStorage.setItem('vakproef-preferences', preferences);
      window.location.hash = hash;
    },
    [wanted, route] as const,
  );
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', manner.language);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.evaluate((text) => {
    document.documentElement.dataset.manner = text;
  }, wanted);
}

export const nameOf = (route: string, { language, textPercent }: Manner): string =>
  `${route.replace(/[0-9a-f-]{36}/g, '…')}, ${language}, ${textPercent} %`;

export const openedRoute = (page: Page): string => new URL(page.url()).hash.slice(1);
