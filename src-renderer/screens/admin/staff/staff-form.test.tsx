// @vitest-environment happy-dom
/** A form cuts nothing off: what is too long stays, says by how much, and is not saved. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { ok } from '../../../../shared/kernel/result';
import { aPage } from '../../../../test/builders/a-page';
import type { StaffFields } from '../../../actions/save-staff';
import { newStaff, StaffForm } from './staff-form';

it('keeps a pasted name that is too long whole, and saves it when it was shortened', async () => {
  const saved: StaffFields[] = [];
  const save = async (_typed: Partial<StaffFields>, fields: StaffFields) => {
    saved.push(fields);
    return ok(null);
  };
  await aPage(() => <StaffForm name="test" before={newStaff} submitLabel="Save" onSave={save} />);
  const name = screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' });
  await userEvent.click(name);
  await userEvent.paste(`${'x'.repeat(300)} EINDE`);
  expect(name.value).toHaveLength(306);
  expect(
    screen.getByText('306 characters, and 300 fit. Nothing is gone: take 6 characters out.'),
  ).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(saved).toEqual([]);
  await userEvent.click(name);
  await userEvent.keyboard('{Backspace>6/}');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(saved.map((fields) => fields.name.length)).toEqual([300]);
});
