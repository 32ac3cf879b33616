// @vitest-environment happy-dom
/** A new centre is asked for what its sheets need, where an administrator comes first; and is led to the very field. */
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Organisation } from '../../shared/records/organisation';
import { pulledEntry } from '../../test/builders/a-cache-lab';
import { aVersion } from '../../test/builders/a-change';
import { aPage } from '../../test/builders/a-page';
import { anOrganisation } from '../../test/builders/a-sheet';
import { PlanningScreen } from '../screens/admin/planning-screen';

const opened = (changes: Partial<Organisation>) => {
  const centre = anOrganisation(changes);
  return aPage(PlanningScreen, pulledEntry([[aVersion('organisation', centre.organisationId, centre), 1]]));
};

it('the planning of a new centre asks for the text about objecting, and leads to its field', async () => {
  await opened({ objectionText: { nl: '', en: '' } });
  const link = await screen.findByRole('link', { name: 'Text about objecting: Dutch' });
  expect(link.getAttribute('href')).toBe('/settings?enter=objection-text&in=nl');
  expect(screen.getByRole('status').textContent).toContain('with whom and until when they can object');
  expect(screen.queryByRole('link', { name: 'Place of the centre' })).toBeNull();
});

it('and asks nothing of a centre that entered it', async () => {
  await opened({});
  expect(await screen.findByText('No exams planned yet')).toBeTruthy();
  expect(screen.queryByText('Your centre has not entered this yet')).toBeNull();
});
