// @vitest-environment happy-dom
/** What things are called in a qualification: filled in from the beginning, never blank, and shown while it is typed. */
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Terms } from '../../../../shared/values/terms';
import { pulledEntry } from '../../../../test/builders/a-cache-lab';
import { aVersion } from '../../../../test/builders/a-change';
import { aPage } from '../../../../test/builders/a-page';
import { aHead } from '../../../../test/builders/a-qualification';
import { anOrganisation } from '../../../../test/builders/a-sheet';
import { TermsForm } from './terms-form';

async function opened(own?: Terms, ofCentre?: Terms) {
  const head = { ...aHead({ language: 'en' }), ...(own && { terms: own }) };
  const centre = { ...anOrganisation(), ...(ofCentre && { terms: ofCentre }) };
  const page = await aPage(
    () => <TermsForm qualificationId={head.qualificationId} />,
    pulledEntry([
      [aVersion('qualification', head.qualificationId, head), 1],
      [aVersion('organisation', centre.organisationId, centre), 2],
    ]),
  );
  page.device.put('qualification', head.qualificationId, head);
  const recorded = () =>
    page.device.recorded
      .filter(({ type }) => type === 'qualification')
      .map(({ body }) => (body as typeof head).terms);
  return { user: userEvent.setup(), recorded };
}
const row = (name: string) => within(screen.getByRole('group', { name }));
const word = (thing: string, part = 'Singular') =>
  row(thing).getByRole<HTMLInputElement>('textbox', { name: part });
const save = () => screen.getByRole('button', { name: 'Save words' });
const example = (place: string) => screen.getByText(place).nextElementSibling?.textContent;

describe('the words of a qualification', () => {
  it('M24 stand there from the beginning: those of the centre, else those of the program', async () => {
    await opened(undefined, { 'core-task': { en: { singular: 'module', plural: 'modules' } } });
    expect(word('Qualification').value).toBe('qualification');
    expect(word('Core task').value).toBe('module');
    expect(word('Core task', 'Plural').value).toBe('modules');
  });

  it('M23 M60 are read in menu, screen, message, exam, sheet and action while they are typed, and recorded when saved', async () => {
    const { user, recorded } = await opened();
    await user.clear(word('Qualification'));
    await user.type(word('Qualification'), 'education');
    await user.clear(word('Qualification', 'Plural'));
    await user.type(word('Qualification', 'Plural'), 'educations');
    await user.clear(word('Work process', 'Plural'));
    await user.type(word('Work process', 'Plural'), 'stages');
    expect(example('Menu')).toBe('Educations');
    expect(example('Action')).toBe('Link to education');
    expect(example('Message')).toMatch(/^This education has no core tasks yet/);
    expect(example('Result sheet')).toContain('stages');
    expect(recorded()).toEqual([]);
    await user.click(save());
    expect(await screen.findByText('Saved')).toBeTruthy();
    expect(recorded()).toEqual([
      {
        qualification: { en: { singular: 'education', plural: 'educations', gender: 'common' } },
        'work-process': { en: { singular: 'work process', plural: 'stages', gender: 'common' } },
      },
    ]);
  });

  it('M24 a word that is cleared takes back the one it had, and none of its own is recorded', async () => {
    const own: Terms = { qualification: { en: { singular: 'course', plural: 'courses', gender: 'common' } } };
    const { user, recorded } = await opened(own);
    expect(word('Qualification').value).toBe('course');
    await user.clear(word('Qualification'));
    // While it is blank no place is.
    expect(example('Action')).toBe('Link to qualification');
    await user.tab();
    expect(word('Qualification').value).toBe('qualification');
    await user.click(row('Qualification').getByRole('button', { name: 'Put back to “qualification”' }));
    expect(document.activeElement).toBe(word('Qualification'));
    await user.click(save());
    expect(recorded()).toEqual([{}]);
  });

  it('M24 a word that was cleared is the usual one, also when it is saved by Enter from within the field', async () => {
    const own: Terms = { qualification: { en: { singular: 'course', plural: 'courses', gender: 'common' } } };
    const { user, recorded } = await opened(own);
    await user.clear(word('Qualification'));
    await user.keyboard('{Enter}');
    expect(await screen.findByText('Saved')).toBeTruthy();
    const [saved] = recorded();
    expect(saved?.['qualification']?.['en']).toMatchObject({ singular: 'qualification', plural: 'courses' });
  });

  it('of another language are typed with their article, and the example is in that language', async () => {
    const { user, recorded } = await opened();
    await user.click(screen.getByRole('radio', { name: 'Nederlands' }));
    await user.clear(word('Work process'));
    await user.type(word('Work process'), 'fase');
    const article = row('Work process').getByRole<HTMLSelectElement>('combobox', { name: 'Article' });
    expect([...article.options].map(({ text }) => text)).toEqual(['de fase', 'het fase']);
    await user.selectOptions(article, 'de fase');
    await act(
      async () => void (await import('../../../ui/load-texts').then(({ loadTexts }) => loadTexts('nl'))),
    );
    expect(await screen.findByText(/in deze fase/)).toBeTruthy();
    await user.click(save());
    expect(recorded()).toEqual([
      { 'work-process': { nl: { singular: 'fase', plural: 'werkprocessen', gender: 'common' } } },
    ]);
  });

  it('keep a word that is too long whole, say by how much, and record nothing', async () => {
    const { user, recorded } = await opened();
    await user.clear(word('Performance indicator'));
    await user.click(word('Performance indicator'));
    await user.paste('x'.repeat(75));
    await user.click(save());
    expect(word('Performance indicator').value).toHaveLength(75);
    expect((await screen.findByRole('alert')).textContent).toContain('75');
    expect(recorded()).toEqual([]);
  });
});
