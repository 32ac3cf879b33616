/** What an administrator sees: results, the dense tables, planning, importing, and the settings of the centre. */
import path from 'node:path';
import { expect, type Locator } from '@playwright/test';
import { examinerName, unlock } from '../e2e/examiner';
import { signExam } from '../e2e/sign-exam';
import { walk } from './walk';

const unclear = path.resolve(import.meta.dirname, '../data/sbb-unclear.xml');

/** Stays there in all pictures of it, whatever their size: the page keeps what it scrolled to. */
const toTop = (heading: Locator): Promise<void> =>
  heading.evaluate((one) => one.scrollIntoView({ block: 'start' }));

walk(
  'an administrator',
  async ({ page, take, open }) => {
    await signExam(page);
    await page.getByRole('button', { name: /werkt op dit apparaat/ }).click();
    await unlock(page, /^Ingrid Vermeulen/);
    await open('/results');
    await expect(page.getByRole('main').getByText(/Emine/).first()).toBeVisible();
    await take('results-administrator');
    await open('/results/figures');
    await expect(page.getByRole('table')).toBeVisible();
    await take('figures-progress');
    await open('/results/figures?figure=outcomes');
    await expect(page.getByRole('table')).toBeVisible();
    await take('figures-outcomes');
    await open('/qualifications');
    await take('table-qualifications');
    await open('/participants');
    await take('table-participants');
    await open('/planning?past=true');
    await take('table-planning');
    await open('/planning/new');
    await page.getByRole('combobox', { name: 'Kwalificatie' }).click();
    await page.getByRole('option', { name: /Lasser MAG/ }).click();
    await take('plan-exam');
    await toTop(page.getByRole('heading', { name: /^4\. / }));
    await take('plan-exam-session');
    await open('/settings');
    await take('settings');
    await toTop(page.getByRole('heading', { name: 'Centrum' }));
    await take('settings-centre');
    await toTop(page.getByRole('heading', { name: 'Examens plannen' }));
    await take('settings-planning');
    await open('/qualifications/import');
    await expect(page.getByRole('button', { name: 'Bestand kiezen' })).toBeVisible();
    await page.locator('main input[type=file]').setInputFiles(unclear);
    await page.getByRole('button', { name: /codes? in dit bestand/ }).click();
    await page.getByRole('textbox', { name: 'Cohort' }).fill('2026');
    await take('import-codes');
    await page.getByRole('button', { name: 'Controleren' }).click();
    await take('import-preview');
    await page
      .locator('main details summary')
      .first()
      .click()
      .catch(() => undefined);
    await take('import-guesses');
  },
  examinerName,
);
