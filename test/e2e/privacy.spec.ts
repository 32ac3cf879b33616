/**
 * After a day of use no name, mark or remark stands in the clear in any folder of the device: journal, bodies, logs,
 * and the whole profile of the browser with its cache. Looked for in four encodings.
 */
import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium, expect, test } from '@playwright/test';
import { findBrowser } from '../../scripts/find-browser.mjs';
import { startCentre } from './centre';
import { candidateName, markMet, signIn, startMarking } from './examiner';

const remark = 'Kanarie-toelichting zevenentwintig';
const canaries = [
  candidateName,
  'Şahin',
  'Łukasz',
  'Wójcik-Źdźbło',
  'Thị Minh Khai',
  'Nguyễn',
  "O'Brien",
  'Größe',
  'García López',
  'Mannetje',
  'Suhartini',
  'Mei-Ling',
  'Arçon-Håkansson',
  'Oldenbarnevelt',
  'Fatma Yıldırım',
  'Sebastian O’Connell',
  remark,
];
/** Words in which a mark would be written down. The page's own code holds them too, so its cache of code is left out. */
const marks = ['mark-given', 'remark-written', 'candidate-identified', '"value":"not-met"', 'indicatorId'];
const isCodeCache = (file: string): boolean => /[\\/](Cache|Code Cache)[\\/]/.test(file);

/** The ways in which a program may write a text down without hiding it. */
const spellings = (text: string): readonly Buffer[] => [
  Buffer.from(text, 'utf8'),
  Buffer.from(text, 'utf16le'),
  Buffer.from(Buffer.from(text, 'utf8').toString('base64').replace(/=+$/, '').slice(0, -1)),
  Buffer.from(
    JSON.stringify(text)
      .slice(1, -1)
      .replace(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
  ),
];

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

async function findCanaries(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const file of await filesBelow(folder)) {
    const bytes = await readFile(file);
    for (const canary of isCodeCache(file) ? canaries : [...canaries, ...marks])
      if (spellings(canary).some((spelling) => bytes.includes(spelling)))
        found.push(`${canary} in ${path.relative(folder, file)}`);
  }
  return found;
}

test('nothing personal stands in the clear on the device', async () => {
  test.setTimeout(180_000);
  const centre = await startCentre();
  const profile = path.join(centre.folder, 'browser');
  const temporary = path.join(centre.folder, 'temporary');
  await mkdir(temporary);
  const browser = await findBrowser();
  try {
    const context = await chromium.launchPersistentContext(profile, {
      chromiumSandbox: false,
      locale: 'nl-NL',
      env: { ...process.env, TMPDIR: temporary },
      ...(browser ? { executablePath: browser.path } : {}),
    });
    const page = context.pages()[0] ?? (await context.newPage());
    await signIn(page, centre);
    await startMarking(page);
    await markMet(page, 3);
    await page.keyboard.press('2');
    await page.getByRole('button', { name: 'Zelf schrijven' }).click();
    await page.getByRole('textbox', { name: /^Toelichting bij / }).fill(remark);
    await page.getByRole('textbox', { name: /^Toelichting bij / }).blur();
    await expect(page.getByText(/toelichting(en)? nodig/)).toBeHidden();
    await page.goto(page.url().replace('/mark/', '/sheet/'));
    await expect(page.getByRole('article').getByText(remark)).toBeVisible();
    await context.close();
    await centre.killDevice();
    // The search itself works: a word that is meant to be readable is found.
    expect((await filesBelow(centre.deviceFolder)).length).toBeGreaterThan(2);
    expect((await filesBelow(profile)).some((file) => file.includes('IndexedDB'))).toBe(true);
    for (const folder of [centre.deviceFolder, profile, temporary])
      expect(await findCanaries(folder)).toEqual([]);
  } finally {
    await centre.close();
  }
});
