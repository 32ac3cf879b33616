// @vitest-environment happy-dom
/** Whoever hands a sheet to a candidate is told that it does not say how to object; an administrator is led to the field. */
import { act, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { pulledEntry } from '../../../test/builders/a-cache-lab';
import { aVersion } from '../../../test/builders/a-change';
import { aPage } from '../../../test/builders/a-page';
import { anOrganisation } from '../../../test/builders/a-sheet';
import { anId } from '../../../test/builders/an-exam';
import { SheetObjection } from './sheet-objection';

const withText = (objectionText: Record<string, string>) => {
  const centre = anOrganisation({ objectionText });
  return pulledEntry([[aVersion('organisation', centre.organisationId, centre), 1]]);
};
const German = () => <SheetObjection language="de" />;

it('says that nothing about objecting is there, and leads an administrator to its field', async () => {
  await aPage(German, withText({ nl: '' }));
  expect((await screen.findByRole('status')).textContent).toContain('does not say with whom');
  const link = screen.getByRole('link', { name: 'Enter the text about objecting in the settings.' });
  expect(link.getAttribute('href')).toBe('/settings?enter=objection-text&in=de');
});

it('says to an examiner whom to ask, where the text is there in another language only', async () => {
  const { device } = await aPage(German, withText({ nl: 'Bezwaar binnen twee weken.' }));
  const me = anId<'Staff'>(8000);
  await act(async () => {
    const roles = ['examiner' as const];
    device.put('staff', me, { staffId: me, name: 'Eva', jobTitle: '', roles, independent: true });
    device.signIn(null);
    device.signIn(me);
  });
  const told = (await screen.findByRole('status')).textContent;
  expect(told).toContain('not there in this language: German');
  expect(told).toContain('Ask an administrator');
  expect(screen.queryByRole('link')).toBeNull();
});

it('is silent where the centre wrote it in the language of the sheet', async () => {
  await aPage(German, withText({ de: 'Widerspruch binnen zwei Wochen.' }));
  expect(screen.queryByRole('status')).toBeNull();
});
