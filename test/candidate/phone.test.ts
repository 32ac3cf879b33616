/**
 * A candidate on a phone, from the link to signing out: an entry, three photos at once, a link to a work process, a result and
 * everything as one file, over the real hub, in Chromium and in Firefox at 360 pixels. Nothing breaks WCAG on the way.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CandidatePortfolio } from '../../shared/protocol/candidate-api';
import { candidateContract } from '../../shared/protocol/candidate-contract';
import { composeCandidateLink } from '../../shared/protocol/candidate-link';
import { candidateExportPath, candidateHeader } from '../../shared/protocol/candidate-paths';
import { aPng } from '../builders/a-png';
import { aStoreFolder, storeKinds } from '../hub/a-body-store';
import { aPhone, isWithin, type PhoneKind, whyNoPhone } from '../hub/a-candidate-phone';
import { aCandidateScene } from '../hub/a-candidate-scene';
import { anExamOf } from '../hub/an-exam-of';
import { type HubLab, openHubLab } from '../hub/hub-lab';
import { builtCandidatePage } from '../processes/built-programs';
import { takePicture } from './take-picture';

const config = 'vite.candidate.config.ts';
/** Where the page is not built yet it is built beside what others use: nothing of that is touched. */
const place = mkdtempSync(path.join(tmpdir(), 'vakproef-candidate-'));
let folder = place;

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
  if (!existsSync(config)) return;
  folder = await builtCandidatePage(place);
});
afterAll(async () => {
  rmSync(place, { recursive: true, force: true });
  await lab.close();
});

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function expectGood(page: Page, where: string): Promise<void> {
  await takePicture(page, where.replace(' ', '-'));
  expect([where, await isWithin(page)]).toEqual([where, true]);
  await page.evaluate(axe);
  const found = await page.evaluate(async (values) => {
    const { axe: rules } = window as unknown as {
      axe: {
        run: (
          at: Document,
          options: object,
        ) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
      };
    };
    const options = { runOnly: { type: 'tag', values }, resultTypes: ['violations'] };
    const { violations } = await rules.run(document, options);
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  }, tags);
  expect([where, found]).toEqual([where, []]);
}

const named = (name: string, role?: string): string =>
  `::-p-aria([name="${name}"]${role ? `[role="${role}"]` : ''})`;
const tap = (page: Page, name: string, role?: string): Promise<void> =>
  page.locator(named(name, role)).click();
const read = (page: Page, words: string) => page.locator(`::-p-text(${words})`).wait();

const portfolioOf = (page: Page): Promise<CandidatePortfolio> =>
  page.evaluate(
    async (at, header) => (await fetch(at, { headers: { [header]: '1' } })).json(),
    candidateContract.portfolio.path,
    candidateHeader,
  );

async function aThreePhotos(): Promise<readonly string[]> {
  const at = await aStoreFolder();
  const files = ['hoeknaad', 'opstelling', 'na-slijpen'].map((name) => path.join(at, `${name}.png`));
  for (const [index, file] of files.entries())
    await writeFile(file, aPng({ width: 200 * (index + 1), height: 200 }));
  return files;
}

test.for(['chrome', 'firefox'] satisfies PhoneKind[])('the whole way in %s', async (kind, { skip }) => {
  const why = existsSync(config) ? whyNoPhone(kind) : `no ${config}`;
  if (why) skip(why);
  const scene = await aCandidateScene(lab, {
    objects: await storeKinds.folder(),
    candidates: { origin: null, folder },
  });
  const { participantId } = await scene.centre.person();
  const { assessmentId } = await anExamOf(scene.centre, participantId, { isSigned: true });
  const page = await aPhone(kind);
  await page.goto(composeCandidateLink(scene.hub.url, await scene.centre.link(participantId)));
  await read(page, 'Dag Noor');
  expect(new URL(page.url()).hash).not.toMatch(/[\w-]{32}/);
  await expectGood(page, 'portfolio');

  await tap(page, 'Ervaring toevoegen', 'link');
  // Firefox finds no field by its name this way.
  await page.locator('::-p-xpath(//label[.="Wat deed u?"]/following::input[1])').fill('Stage lassen');
  await expectGood(page, 'new entry');
  // Typed and not saved: it is there after the page was closed or loaded anew.
  await page.reload();
  await page.locator('input[value="Stage lassen"]').wait();
  await tap(page, 'Bewaren', 'button');
  await read(page, 'Bewaard bij het examencentrum');
  const input = await page.locator('input[type=file]').waitHandle();
  // A broken line: what was chosen waits, says so, and goes by itself. (Firefox cannot be told to have none.)
  if (kind === 'chrome') await page.setOfflineMode(true);
  await (input.asElement() as import('puppeteer-core').ElementHandle<HTMLInputElement>).uploadFile(
    ...(await aThreePhotos()),
  );
  if (kind === 'chrome') {
    await read(page, 'Op deze telefoon, nog niet verstuurd');
    await page.setOfflineMode(false);
  }
  await expect.poll(async () => (await portfolioOf(page)).evidence.length).toBe(3);
  expect(await portfolioOf(page)).toMatchObject({ entries: [{ title: 'Stage lassen' }], coming: [] });

  await takePicture(page, 'entry-filled');
  await page.locator('::-p-text(hoeknaad.png)').click();
  await page.locator('::-p-text(B1-K1-W1)').click();
  await expect.poll(async () => (await portfolioOf(page)).links.length).toBe(1);
  await expectGood(page, 'evidence');

  await tap(page, 'Portfolio', 'link');
  await read(page, 'hoeknaad.png');
  await expectGood(page, 'portfolio filled');
  await tap(page, 'Uitslagen', 'link');
  await read(page, 'Lassen, proeve 1');
  await expectGood(page, 'results');
  expect(assessmentId).toBeTruthy();
  await page.locator('::-p-text(Beoordelingsformulier downloaden)').click();
  await read(page, 'Opgeslagen op deze telefoon');
  // Firefox shows a PDF that it saved, in front of this page: back to it, as a person goes.
  await page.bringToFront();
  await tap(page, 'Hulp', 'link');
  await read(page, 'Hulp bij deze pagina');
  await page.locator('::-p-text(Mijn link werkt niet)').click();
  await expectGood(page, 'help');
  await tap(page, 'Mijn gegevens', 'link');
  await expectGood(page, 'account');
  const status = await page.evaluate(async (at) => (await fetch(at)).status, candidateExportPath);
  expect(status).toBe(200);
  await tap(page, 'Uitloggen');
  await read(page, 'U bent uitgelogd');
  await expectGood(page, 'signed out');
});

test('the first load does not grow: script, style and the texts of one language, as they travel', () => {
  const assets = path.join(folder, 'assets');
  // What the page names itself, and the words of its first screen.
  const html = readFileSync(path.join(folder, 'index.html'), 'utf8');
  const named = [...html.matchAll(/"\/me\/assets\/([^"]+)"/g)].map(([, name = '']) => name);
  const first = [...named, ...readdirSync(assets).filter((name) => name.startsWith('texts-nl-'))];
  const bytes = first.map((name) => gzipSync(readFileSync(path.join(assets, name))).length);
  expect(first.length).toBeGreaterThan(2);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(120_000);
  // Whoever looks for a way to be there without a schema finds it here.
  const scripts = first.filter((name) => name.endsWith('.js'));
  for (const name of scripts) expect(readFileSync(path.join(assets, name), 'utf8')).not.toContain('ZodError');
});
