/** axe (WCAG 2.2 A and AA) on a screen, wide by day and narrow by night. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { isWhole } from './every-size';

export type Rules = 'all' | 'of words';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * Colours do not depend on what is said, and cost more to look at than most of the rest: what lies over what is worked out for
 * these alone. `npm run prove:screens` asks about them in every language.
 */
const sameInEveryLanguage = ['color-contrast', 'link-in-text-block'];
/** The room around what is pressed is the dearest of all: looked at in Dutch, and where the longest words have the least room. */
const roomRule = 'target-size';

/**
 * Asked in the page itself, and not in a blank one beside it that is opened for every answer: 0.45 CPU s instead of 1.03.
 * That way is for frames of other origins, and the program lets none in. A document gets the half megabyte of rules once,
 * and of all that breaks no rule nothing is written down. For one rule about sound, which there is none of, every style
 * sheet would be read and parsed again each time: that is left out. Header and menu are the same around every screen: a
 * document that was looked at is asked about them once in each sight and language, which is a third of an answer.
 */
export async function violations(page: Page, rules: Rules = 'all'): Promise<string[]> {
  const { hasRules, isFramed, isTightest } = await page.evaluate(() => {
    const { dataset, lang } = document.documentElement;
    const sight = `${lang} ${dataset.mantineColorScheme} ${window.innerWidth}`;
    const seen = (dataset.frameSeen ?? '').split(',');
    dataset.frameSeen = [...seen, sight].join();
    return {
      hasRules: 'axe' in window,
      isFramed: !seen.includes(sight),
      isTightest: lang === 'de' && window.innerWidth <= 390,
    };
  });
  const builder = hasRules ? new AxeBuilder({ page, axeSource: 'void 0' }) : new AxeBuilder({ page });
  if (!isFramed) for (const around of ['header', 'aside']) builder.exclude(around);
  const { violations: found } = await builder
    .setLegacyMode()
    .options({ resultTypes: ['violations'], preload: false })
    .withTags(tags)
    .disableRules(
      rules === 'all' || isWhole ? [] : [...sameInEveryLanguage, ...(isTightest ? [] : [roomRule])],
    )
    .analyze();
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}

export const addressOf = (page: Page, route: string): string => page.url().replace(/#.*|$/, `#${route}`);

export type Findings = Record<string, string[]>;

export const wideByDay = { colorScheme: 'light', width: 1280, height: 800 } as const;
export const narrowByNight = { colorScheme: 'dark', width: 390, height: 844 } as const;
const both: readonly (typeof wideByDay | typeof narrowByNight)[] = [wideByDay, narrowByNight];

/** Resolves when the page has taken the scheme over and no colour is on its way to another any more. */
export async function settled(page: Page, colorScheme: string): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const rest = async () => {
      await frame();
      await frame();
      const ends = document
        .getAnimations()
        .filter(
          ({ effect, playState }) =>
            playState === 'running' && effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY,
        )
        .map((animation) => animation.finished.catch(() => undefined));
      await Promise.all(ends);
      await frame();
    };
    // One of something that went meanwhile never ends, and a page that nothing is drawn of has no frames: after this long
    // it is looked at as it is.
    await Promise.race([rest(), new Promise((resolve) => setTimeout(resolve, 3000))]);
  });
}

/** Notes under the name of the screen what breaks a rule in one of its sights. */
export const checker =
  (page: Page, found: Findings, usual = both, rules: Rules = 'all') =>
  async (name: string, sights = usual) => {
    for (const { colorScheme, ...size } of sights) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize(size);
      await settled(page, colorScheme);
      const here = await violations(page, rules);
      if (here.length > 0) found[`${name}, ${colorScheme}`] = here;
    }
  };
