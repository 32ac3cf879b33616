/** An administrator makes an exam: a qualification is imported and activated, and an exam of it is planned. */
import { expect, type Page } from '@playwright/test';
import type { Hand } from './hand';
import type { QualificationFile } from './qualification-files';

const place = 'Praktijklokaal 4';

/**
 * Leaves out what is over the first few, where a few are enough.
 * @returns names of the work processes that are chosen: `code name`; one without indicators cannot be
 */
async function chooseWorkProcesses(page: Page, hand: Hand, most: number): Promise<string[]> {
  const boxes = page
    .getByRole('region', { name: '2. Werkprocessen' })
    .getByRole('checkbox', { name: /-W\d+ / });
  await expect(boxes.first()).toBeVisible();
  const chosen = boxes.and(page.locator(':checked'));
  for (let left = await chosen.count(); left > most; left--) {
    await hand.uncheck(chosen.nth(most));
    await expect(chosen).toHaveCount(left - 1);
  }
  return boxes.evaluateAll((all) =>
    all
      .filter((box) => (box as HTMLInputElement).checked)
      .map((box) => document.querySelector(`label[for="${box.id}"]`)?.textContent?.trim() ?? ''),
  );
}

/** Imports the file, and makes the qualification one that can be examined. */
export async function importAndActivate(
  page: Page,
  hand: Hand,
  qualification: QualificationFile,
): Promise<void> {
  await hand.press(page.getByRole('link', { name: 'Kwalificaties', exact: true }));
  await hand.press(page.getByRole('link', { name: 'Importeren', exact: true }));
  await hand.chooseFile(page.getByRole('button', { name: 'Bestand kiezen' }), qualification.file);
  await hand.press(page.getByRole('button', { name: /codes? in dit bestand invullen/ }));
  await hand.type(page.getByRole('textbox', { name: 'Cohort' }), qualification.cohort);
  await hand.press(page.getByRole('button', { name: 'Controleren' }));
  if (qualification.leaveOut)
    await hand.press(page.getByRole('button', { name: `${qualification.leaveOut} weglaten` }));
  await hand.press(page.getByRole('button', { name: /kwalificaties? importeren$/ }));
  const done = page.getByRole('list', { name: 'Geïmporteerde kwalificaties' });
  await expect(done).toContainText(qualification.code);
  await hand.press(page.getByRole('button', { name: 'Naar de kwalificaties' }));
  await hand.openTab(page.getByRole('tab', { name: /Inactief/ }));
  const row = page.getByRole('row').filter({ hasText: qualification.code });
  await hand.press(row.getByRole('button', { name: /activeren$/ }));
  await expect(row).toBeHidden();
}

/** Plans the exam and returns its code and its work processes. */
export async function plan(
  page: Page,
  hand: Hand,
  qualification: QualificationFile,
  who: { readonly examiner: RegExp; readonly candidate: RegExp },
  mostWorkProcesses = Number.POSITIVE_INFINITY,
): Promise<{ workProcesses: string[] }> {
  await hand.press(page.getByRole('link', { name: 'Planning', exact: true }));
  await hand.press(page.getByRole('link', { name: 'Examen plannen' }));
  await hand.choose(
    page.getByRole('combobox', { name: 'Kwalificatie' }),
    new RegExp(`· ${qualification.code} ·`),
  );
  const workProcesses = await chooseWorkProcesses(page, hand, mostWorkProcesses);
  await hand.check(page.getByRole('checkbox', { name: who.candidate }));
  await hand.choose(page.getByRole('combobox', { name: 'Examinator' }), who.examiner);
  await hand.type(page.getByRole('textbox', { name: 'Plaats' }), place);
  await hand.type(page.getByRole('textbox', { name: 'Examencode' }), `E2E-${qualification.code}`);
  await hand.press(page.getByRole('button', { name: 'Examen plannen' }));
  await expect(page.getByRole('heading', { name: 'Examen gepland' })).toBeVisible();
  return { workProcesses };
}

/** From any screen to the candidate of the exam that was planned here. */
export async function openCandidate(page: Page, hand: Hand, name: string): Promise<void> {
  await hand.press(page.getByRole('navigation').getByRole('link', { name: 'Vandaag', exact: true }));
  const card = page.getByRole('article').filter({ hasText: place });
  const folded = page.locator('summary').filter({ hasText: /dagen|Later|Eerder/ });
  await expect(card.or(folded).first()).toBeVisible();
  // Planned for another day than today, the exam stands behind one tap.
  for (let i = 0; i < (await folded.count()) && !(await card.isVisible()); i++)
    await hand.press(folded.nth(i));
  await hand.press(card.getByRole('link', { name }));
}
