/**
 * The main job, end to end: import a qualification file, activate, plan, receive on the device; the network goes;
 * identify, mark every indicator, remark, review, sign, print; the network returns; receipt. Walked by pointer with
 * every file, and once more by keyboard alone. The first by its name: the longest of those in a window, which at the end of a run
 * would have nothing beside it.
 */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { readPdf, squeezed } from '../builders/read-pdf';
import { expect, inWindow, test } from './application';
import type { Centre } from './centre';
import { confirmCandidate, meetTheRest, openReview, samplePin } from './examiner';
import { type Hand, keyboard, pointer } from './hand';
import { importAndActivate, openCandidate, plan } from './plan-exam';
import { hasRealFiles, type QualificationFile, qualificationFiles } from './qualification-files';

if (!hasRealFiles)
  console.log('journey: the shared qualification files are absent; our own small file serves');

const examiner = /^Joke Postma/;
const candidate = { listed: /Hoff, Sanne van 't/, name: "Sanne van 't Hoff", number: '900105' };

const answerBar = (page: Page): Locator => page.getByRole('group', { name: /^Beoordeling van / });

/**
 * Marks as many indicators as there are, or are asked for: the third is not met, the fifth not observed, all others are
 * met. Returns how many there are.
 */
async function markByHand(page: Page, hand: Hand, most = Number.POSITIVE_INFINITY): Promise<number> {
  const progress = page.getByText(/^\d+ van \d+ beoordeeld$/);
  const total = Number(/van (\d+)/.exec((await progress.textContent()) ?? '')?.[1]);
  for (let done = 0; done < Math.min(total, most); done++) {
    const [name, key] =
      done === 2 ? ['Niet voldaan', '2'] : done === 4 ? ['Niet waargenomen', '0'] : ['Voldaan', '1'];
    await hand.mark(answerBar(page).getByRole('button', { name, exact: true }), key);
    await expect(progress).toHaveText(`${done + 1} van ${total} beoordeeld`);
  }
  return total;
}

/** Collects what the page complained about: a journey without faults leaves its console clean. */
function listenForErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => {
    errors.push(error.stack ?? error.message);
    console.log(error.stack);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') {
      errors.push(message.text());
      console.log(message.text());
    }
  });
  return errors;
}

/** How large the exam is, and how much of it is marked indicator by indicator; everything where it is not said. */
type Size = { readonly mostWorkProcesses?: number; readonly byHand?: number };

async function journey(
  page: Page,
  hand: Hand,
  centre: Centre,
  qualification: QualificationFile,
  { mostWorkProcesses, byHand = Number.POSITIVE_INFINITY }: Size = {},
): Promise<void> {
  const errors = listenForErrors(page);
  await hand.press(page.getByRole('button', { name: examiner }));
  await hand.type(page.getByLabel(/^Pincode/), samplePin);
  await hand.press(page.getByRole('button', { name: 'Aan het werk' }));
  await importAndActivate(page, hand, qualification);
  const who = { examiner, candidate: candidate.listed };
  const { workProcesses } = await plan(page, hand, qualification, who, mostWorkProcesses);
  expect(workProcesses.length).toBeGreaterThan(0);

  centre.network.cut();
  await openCandidate(page, hand, candidate.name);
  await expect(page.getByText(candidate.number, { exact: true })).toBeVisible();
  await confirmCandidate(page, hand.press);
  await hand.press(page.getByRole('link', { name: 'Begin met beoordelen' }));
  const total = await markByHand(page, hand, byHand);
  expect(total).toBeGreaterThanOrEqual(workProcesses.length);
  await expect(page.getByText('2 toelichtingen nodig')).toBeVisible();
  await expect(page.getByText(/^Opgeslagen op dit apparaat \d/)).toBeVisible();

  if (byHand < total) await meetTheRest(page);
  else await openReview(page, hand.press);
  const signing = page.getByRole('region', { name: 'Ondertekenen' });
  await expect(signing).toContainText('2 toelichtingen nodig');
  await hand.press(page.getByRole('button', { name: 'Niet volgens de werkinstructie.' }).first());
  await expect(signing).toContainText('1 toelichting nodig');
  // The row of the first stays, ticked.
  const second = page.getByRole('textbox', { name: /^Toelichting bij / }).nth(1);
  await hand.type(second, 'Machine stond stil: “storing” ✓');
  await hand.leave(second);
  await hand.check(signing.getByRole('checkbox'));
  await hand.type(signing.getByLabel(/^Uw pincode/), samplePin);
  await hand.press(signing.getByRole('button', { name: 'Onderteken de beoordeling' }));
  const signed = page.getByRole('region', { name: 'Getekend' });
  await expect(signed).toBeVisible();
  await expect(signed.getByRole('status')).toContainText('wacht');
  await expect(signed).not.toContainText('bon');

  await hand.press(signed.getByRole('link', { name: 'Beoordelingsformulier' }));
  await hand.press(page.getByRole('button', { name: 'Opslaan als PDF' }));
  await expect(page.getByText(/\.pdf/)).toBeVisible();
  await hand.press(page.getByRole('button', { name: 'Opslaan als gegevensbestand' }));
  await expect(page.getByText(/\.json/)).toBeVisible();
  const saved = await readdir(centre.exportFolder);
  const pdf = saved.filter((name) => name.endsWith('.pdf') && name.includes(candidate.number));
  expect(pdf).toHaveLength(1);
  const { pages } = await readPdf(
    new Uint8Array(await readFile(path.join(centre.exportFolder, pdf[0] ?? ''))),
  );
  const text = squeezed(pages.join(' '));
  for (const workProcess of workProcesses) expect(text).toContain(squeezed(workProcess));
  for (const fact of [candidate.name, candidate.number, 'Machine stond stil: “storing”'])
    expect(text).toContain(squeezed(fact));
  expect(text).toMatch(/Ditexamen:(Behaald|Nietbehaald)/);
  pages.forEach((content, index) => {
    expect(content).toContain(`pagina ${index + 1} van ${pages.length}`);
  });

  centre.network.restore();
  await hand.press(page.getByRole('link', { name: /Inleveren: / }));
  await hand.press(page.getByRole('button', { name: 'Nu verzenden' }));
  const handedIn = page.getByRole('row').filter({ hasText: candidate.name });
  await expect(handedIn).toContainText(/bon [0-9A-F]{4}-[0-9A-F]{4}/);
  await hand.press(page.getByRole('link', { name: 'Resultaten', exact: true }));
  const result = page.getByRole('row').filter({ hasText: candidate.listed });
  await expect(result).toContainText(/bon [0-9A-F]{4}-[0-9A-F]{4}/);
  expect(errors).toEqual([]);
}

for (const [index, qualification] of qualificationFiles.entries()) {
  // In the Node host the first file is walked by keyboard, below; in a window a few work processes are enough, and so are a
  // few indicators marked by hand of the whole of another file: there is as much to review, to sign and to print.
  const [where, size]: [object, Size] =
    index === 0 ? [inWindow, { mostWorkProcesses: 2 }] : [{}, { byHand: 8 }];
  const name = path.basename(qualification.file);
  test(`from ${name} to a receipt, by pointer`, where, async ({ page, centre }) => {
    test.setTimeout(240_000);
    await journey(page, pointer(page), centre, qualification, size);
  });
}

test('from a qualification file to a receipt, by keyboard alone', async ({ page, centre }) => {
  test.setTimeout(300_000);
  // Some of them, with every indicator: that a whole exam is marked by keys alone stands in `whole-exam.test`.
  const size = { mostWorkProcesses: 3 };
  await journey(page, keyboard(page), centre, qualificationFiles[0] as QualificationFile, size);
});
