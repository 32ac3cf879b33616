/** Bad input and a full disk, through the screens: a clear message, nothing changed, nothing lost. */
import { spawnSync } from 'node:child_process';
import { mkdir, open, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './application';
import { markMet, startMarking, unlock } from './examiner';
import { qualificationFiles } from './qualification-files';

const good = qualificationFiles[0] as (typeof qualificationFiles)[number];

test.use({ shares: 'screens' });

const addressOf = (page: Page, route: string): string => page.url().replace(/#.*|$/, `#${route}`);

async function countQualifications(page: Page): Promise<readonly string[]> {
  await page.goto(addressOf(page, '/qualifications'));
  const tabs = page.getByRole('tab');
  await expect(tabs.first()).toBeVisible();
  return tabs.allTextContents();
}

test('a file that is cut, hostile, too large or something else is refused and changes nothing', async ({
  page,
  centre,
}) => {
  await unlock(page, /^Ingrid Vermeulen/);
  await expect(page.getByRole('navigation').first()).toBeAttached();
  const before = await countQualifications(page);
  const whole = await readFile(good.file, 'utf8');
  const inFolder = (name: string): string => path.join(centre.folder, name);
  await writeFile(inFolder('cut.xml'), whole.slice(0, Math.floor(whole.length * 0.7)));
  await writeFile(
    inFolder('bomb.xml'),
    whole.replace(/<sbb>/, '<!DOCTYPE sbb [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><sbb>'),
  );
  await writeFile(inFolder('letter.xml'), '<?xml version="1.0"?><letter>Hello</letter>');
  await writeFile(inFolder('empty.xml'), '');
  const large = await open(inFolder('large.xml'), 'w');
  await large.truncate(200 * 1024 * 1024);
  await large.close();
  const cases: readonly (readonly [name: string, message: RegExp])[] = [
    ['cut.xml', /stopt halverwege, op regel \d+/],
    ['bomb.xml', /opdrachten/],
    ['letter.xml', /kwalificatiedossier/],
    ['empty.xml', /leeg/],
    ['large.xml', /te groot/],
  ];
  for (const [name, message] of cases) {
    await page.goto(addressOf(page, '/qualifications/import'));
    await page.locator('input[type=file]').setInputFiles(inFolder(name));
    const alert = page.getByRole('alert').filter({ hasText: message });
    await expect(alert, name).toBeVisible();
    await expect(alert, name).toContainText(/niets gewijzigd|niets veranderd/);
  }
  expect(await countQualifications(page)).toEqual(before);
});

test('an unknown code and a cohort outside the validity are said per code, and nothing is offered to import', async ({
  page,
}) => {
  await unlock(page, /^Ingrid Vermeulen/);
  await expect(page.getByRole('navigation').first()).toBeAttached();
  const before = await countQualifications(page);
  await page.goto(addressOf(page, '/qualifications/import'));
  await page.locator('input[type=file]').setInputFiles(good.file);
  await page
    .getByRole('textbox', { name: 'Erkende opleidingscodes (voorheen crebo)' })
    .fill(`99999, ${good.code}; abc`);
  await page.getByRole('textbox', { name: 'Cohort' }).fill('2001');
  await page.getByRole('button', { name: 'Controleren' }).click();
  const list = page.getByRole('list', { name: 'Codes en wat ermee gebeurt' });
  await expect(list.getByRole('listitem').filter({ hasText: '99999' })).toContainText('Niet in dit bestand');
  await expect(list.getByRole('listitem').filter({ hasText: good.code })).toContainText(
    'Niet open voor dit cohort',
  );
  await expect(page.getByText('Er is niets nieuws om te importeren')).toBeVisible();
  await expect(page.getByRole('button', { name: /kwalificaties? importeren$/ })).toHaveCount(0);
  expect(await countQualifications(page)).toEqual(before);
});

test.describe('on a full disk', () => {
  test.use({ shares: 'exam' });

  test('the export is refused, no half file is left, and the marks are safe', async ({
    page,
    centre,
    candidate,
  }) => {
    await mkdir(centre.exportFolder, { recursive: true });
    const mounted =
      spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8k', 'tmpfs', centre.exportFolder]).status === 0;
    test.skip(!mounted, 'a small file system cannot be mounted here');
    try {
      await unlock(page);
      await startMarking(page, candidate);
      await markMet(page, 3);
      await page.goto(page.url().replace('/mark/', '/sheet/'));
      await page.getByRole('button', { name: 'Opslaan als PDF' }).click();
      await expect(page.getByRole('alert').filter({ hasText: /schijf|vol/ })).toBeVisible();
      expect(await readdir(centre.exportFolder)).toEqual([]);
      await page.goto(page.url().replace('/sheet/', '/mark/'));
      await expect(page.getByText(/^3 van \d+ beoordeeld$/)).toBeVisible();
    } finally {
      spawnSync('umount', [centre.exportFolder]);
    }
  });
});
