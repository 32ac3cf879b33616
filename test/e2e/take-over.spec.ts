/** A colleague goes on with an assessment on the same device: told, recorded and followed (SPEC.md, W3 and W4). */
import { everyHost, expect, test } from './application';
import { markMet, openReview, startMarking, unlock } from './examiner';

test.use({ shares: 'exam' });

test(
  'a colleague takes over where it stands, and the review says who marked what',
  everyHost,
  async ({ page, candidate }) => {
    await unlock(page);
    await startMarking(page, candidate);
    await markMet(page, 2);

    await page.getByRole('button', { name: /^Fatma Yıldırım werkt op dit apparaat/ }).click();
    await unlock(page, /^Joke Postma/);
    await expect(page.getByRole('heading', { level: 1, name: candidate })).toBeVisible();
    await expect(page.getByText('Deze beoordeling is van Fatma Yıldırım.')).toBeVisible();
    await page.getByRole('button', { name: 'Overnemen, identiteitsbewijs gezien' }).click();
    await expect(page.getByRole('textbox', { name: 'Waarom neemt u over?' })).toBeFocused();
    await page.keyboard.type('Fatma is ziek');
    await page.getByRole('button', { name: 'Overnemen, identiteitsbewijs gezien' }).click();
    await page.getByRole('link', { name: /^Verder bij/ }).click();
    await markMet(page, 1);

    await openReview(page);
    await expect(
      page.getByText(/Joke Postma nam over van Fatma Yıldırım\. Reden: Fatma is ziek/),
    ).toBeVisible();
    await expect(page.getByText('Beoordeeld door Fatma Yıldırım.')).toHaveCount(2);
    await expect(page.getByText('Beoordeeld door Joke Postma.')).toHaveCount(1);
  },
);
