// @vitest-environment happy-dom
/** The attributes of a qualification: what was changed is recorded, what was not is left alone, what is typed stays. */
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { QualificationHead } from '../../../../shared/records/qualification';
import { pulledEntry } from '../../../../test/builders/a-cache-lab';
import { aVersion } from '../../../../test/builders/a-change';
import { aPageWith } from '../../../../test/builders/a-page';
import { aHead } from '../../../../test/builders/a-qualification';
import { fakeDevice } from '../../../../test/fakes/fake-device';
import { AttributesForm } from './attributes-form';

const head = aHead({ name: 'Lasser', code: '25991', cohort: '2026-2027', level: '3' });

async function aForm(others: readonly QualificationHead[] = []) {
  const device = fakeDevice();
  device.put('qualification', head.qualificationId, head);
  await aPageWith(
    { device },
    () => <AttributesForm head={head} />,
    pulledEntry(others.map((other, i) => [aVersion('qualification', other.qualificationId, other), i + 10])),
  );
  const recorded = () =>
    device.recorded
      .filter(({ type }) => type === 'qualification')
      .map(({ body }) => body as QualificationHead);
  return { device, recorded };
}
const field = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name });

it('M17 M18 M19 M20 M21 records what was filled in; cohort and level may be blank', async () => {
  const { recorded } = await aForm();
  const user = userEvent.setup();
  await user.selectOptions(screen.getByRole('combobox', { name: 'Language' }), 'German');
  await user.clear(field('Name'));
  await user.type(field('Name'), 'Schweißer');
  await user.clear(field('Number or code'));
  await user.type(field('Number or code'), 'S-7');
  await user.clear(field('Cohort'));
  await user.clear(field('Level'));
  expect(screen.getByText('Not saved yet')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Save attributes' }));
  await screen.findByText('Saved');
  expect(recorded()).toEqual([
    { ...head, language: 'de', name: 'Schweißer', code: 'S-7', cohort: null, level: null },
  ]);
});

it('M22 says what a standard link does, and links nobody who is here already', async () => {
  const { device, recorded } = await aForm();
  const box = screen.getByRole('checkbox', { name: 'Standard link to new participants' });
  expect(screen.getByText(/Never back in time: nothing changes for those who are here already/)).toBeTruthy();
  await userEvent.click(box);
  await userEvent.click(screen.getByRole('button', { name: 'Save attributes' }));
  await screen.findByText('Saved');
  expect(recorded().map(({ isStandard }) => isStandard)).toEqual([true]);
  expect(device.recorded.filter(({ type }) => type === 'participation')).toEqual([]);
});

it('what somebody else changed meanwhile stays: only changed fields are recorded', async () => {
  const { device, recorded } = await aForm();
  await userEvent.type(field('Name'), ' MAG');
  device.put('qualification', head.qualificationId, { ...head, level: '4' });
  await userEvent.click(screen.getByRole('button', { name: 'Save attributes' }));
  await screen.findByText('Saved');
  expect(recorded()).toEqual([{ ...head, name: 'Lasser MAG', level: '4' }]);
});

it('M18 a blank name is refused and stays as it was typed', async () => {
  const { recorded } = await aForm();
  await userEvent.clear(field('Name'));
  await userEvent.type(field('Name'), '  ');
  await userEvent.type(field('Level'), '{Enter}');
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('has no name'));
  expect(field('Name').value).toBe('  ');
  expect(recorded()).toEqual([]);
});

it('names another one with the same code for the same cohort', async () => {
  const twin = aHead({ name: 'Lasser TIG', code: '25992', cohort: '2026-2027' });
  await aForm([twin]);
  expect(screen.queryByRole('link', { name: 'Lasser TIG' })).toBeNull();
  await userEvent.type(field('Number or code'), '{Backspace}2');
  expect(screen.getByRole('link', { name: 'Lasser TIG' })).toBeTruthy();
});
