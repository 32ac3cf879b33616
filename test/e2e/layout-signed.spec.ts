/**
 * An exam on its way to a signature, and afterwards in the lists of an administrator, on the screens people have: axe finds
 * nothing wrong, and each row of a list is one line with its options at the right.
 */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { languageCodes } from '../../shared/texts/languages';
import { expect, test } from './application';
import { addressOf, checker, narrowByNight } from './axe';
import type { Centre } from './centre';
import { isWhole } from './every-size';
import { meetTheRest, openSigning, sign, startMarking, unlock } from './examiner';
import { dutch, type Findings, largeDutch, looker, measureSizes, nameOf, open } from './manners';
import { measureFrame, measureRows, measureWidth } from './measure';
import { measureTabs } from './measure-tabs';

/** Lists that are worked in: at the width of an office's screen each row is one line, with its options at the right. */
const lists = ['/results', '/participants', '/planning?past=true', '/qualifications'];
/** The others hold here what they hold in `office-screens`, which looks at them with large text, too. */
const isLikeElsewhere = (route: string): boolean =>
  !isWhole && ['/participants', '/qualifications'].includes(route);
/** Words of the third are shorter than those of the others. */
const languagesOfLists = languageCodes.filter((language) => isWhole || language !== 'en');

/** What is too high, cut off or out of sight in the review of an exam in which nothing is wrong. */
async function measureShortReview(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [width, height] of [
    [1280, 800],
    [1024, 640],
    [800, 1280],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.evaluate(() => window.scrollTo(0, 0));
    const length = await page.evaluate(() => document.documentElement.scrollHeight);
    if (length > 2 * height) found.push(`${width}×${height}: ${length} px high`);
    const signing = page.getByRole('region', { name: 'Ondertekenen' });
    for (const at of [0, 99_999]) {
      await page.evaluate((y) => window.scrollTo(0, y), at);
      await expect(signing).toBeInViewport({ ratio: 0.9 });
    }
    found.push(...(await measureWidth(page)));
    const unfold = signing.getByRole('button', { name: 'Ondertekenen', exact: true });
    if (await unfold.isVisible()) await unfold.click();
    await expect(signing.getByRole('button', { name: 'Onderteken de beoordeling' })).toBeInViewport({
      ratio: 1,
    });
    const cut = await signing.evaluate((box) => box.scrollWidth - box.clientWidth);
    if (cut > 0) found.push(`${width}×${height}: ${cut} px of the sign box cut off`);
  }
  return found;
}

/** What is signed, for the examiner: on its way there, and afterwards. */
async function lookAtSigning(page: Page, centre: Centre, findings: Findings): Promise<void> {
  const look = looker(page, findings, dutch);
  await meetTheRest(page);
  await test.step('a large exam in which nothing is wrong is under two screens, with the signature in sight', async () =>
    expect(await measureShortReview(page)).toEqual([]));
  await page.reload();
  await look('review, to be signed');
  await openSigning(page);
  await checker(page, findings)('review, signing', [narrowByNight]);
  await sign(page);
  await look('review, signed');
  await page.goto(page.url().replace('/review/', '/sheet/'));
  await page.getByRole('button', { name: 'Opslaan als gegevensbestand' }).click();
  await expect(page.getByText(/\.json/)).toBeVisible();
  await look('sheet, signed');
  await page.goto(addressOf(page, '/file'));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await look('file, none');
  const saved = (await readdir(centre.exportFolder)).find((name) => name.endsWith('.json')) ?? '';
  await page.locator('input[type=file]').setInputFiles(path.join(centre.exportFolder, saved));
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
  await look('file');
  await page.getByRole('button', { name: /werkt op dit apparaat/ }).click();
  await expect(page.getByRole('heading', { name: 'Wie werkt op dit apparaat?' })).toBeVisible();
  await checker(page, findings)('locked');
}

test('the lists of an administrator, with an exam that is signed', async ({ page, centre, candidate }) => {
  test.setTimeout(240_000);
  const findings: Findings = {};
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await unlock(page);
  await startMarking(page, candidate);
  await lookAtSigning(page, centre, findings);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await unlock(page, /^Ingrid Vermeulen/);
  for (const language of languagesOfLists)
    for (const route of lists) {
      const manner = { language, textPercent: 100, sizes: [{ width: 1280, height: 800 }] };
      await open(page, route, manner);
      await measureSizes(
        page,
        findings,
        nameOf(route, manner),
        async () => [...(await measureFrame(page)), ...(await measureRows(page))],
        manner.sizes,
      );
    }
  for (const route of lists) {
    await open(page, route, largeDutch);
    if (!isLikeElsewhere(route))
      await measureSizes(page, findings, nameOf(route, largeDutch), measureFrame, largeDutch.sizes);
    await measureSizes(page, findings, `${nameOf(route, largeDutch)}, by Tab`, measureTabs, [
      { width: 1280, height: 800 },
    ]);
  }
  // The page does not move away under a press, however little room there is above the bar of actions.
  await open(page, '/participants', largeDutch);
  await page.setViewportSize({ width: 1024, height: 640 });
  for (const row of [1, 2, 3, 4])
    await page
      .getByRole('checkbox', { name: /kiezen$/ })
      .nth(row)
      .check();
  expect(findings).toEqual({});
});
