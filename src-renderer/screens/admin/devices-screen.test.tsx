// @vitest-environment happy-dom
/** Devices: what is known of each, and what an administrator decides about it. */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { pulledEntry } from '../../../test/builders/a-cache-lab';
import { aVersion } from '../../../test/builders/a-change';
import { aPage } from '../../../test/builders/a-page';
import { anId } from '../../../test/builders/an-exam';
import { DevicesScreen } from './devices-screen';

const tablet = anId<'Device'>(9101);
const joined = pulledEntry([
  [
    aVersion('device', tablet, {
      deviceId: tablet,
      name: 'Tablet lashal',
      publicKey: `${'A'.repeat(43)}=`,
      enrolledAt: '2026-11-01T08:00:00.000Z',
    }),
    10,
  ],
]);
const card = () => within(screen.getByRole('article', { name: 'Tablet lashal' }));

it('without the hub the devices stand there as this device knows them, and it says so', async () => {
  await aPage(DevicesScreen, joined);
  expect(screen.getByRole('alert').textContent).toContain('hub-unreachable');
  expect(screen.getByText('The hub was not asked yet. This is what this device holds.')).toBeTruthy();
  expect(card().getByText('Has access')).toBeTruthy();
  expect(card().getAllByText('Not known').length).toBeGreaterThan(0);
});

it('a device is revoked only with a reason and after a question', async () => {
  const { device } = await aPage(DevicesScreen, joined);
  const user = userEvent.setup();
  await user.click(card().getByRole('button', { name: 'Tablet lashal: revoke access' }));
  expect(card().getByText(/loses its access for good/)).toBeTruthy();
  expect(document.activeElement).toBe(card().getByRole('textbox'));
  await user.click(card().getByRole('button', { name: 'Yes, revoke for good' }));
  expect(card().getByRole('alert').textContent).toContain('reason-missing');
  await user.type(card().getByRole('textbox'), 'Verloren in de trein');
  await user.click(card().getByRole('button', { name: 'Yes, revoke for good' }));
  expect(device.recorded.at(-1)).toMatchObject({
    type: 'device-access',
    subjectId: tablet,
    body: { deviceId: tablet, access: 'revoked', reason: 'Verloren in de trein' },
  });
});

it('the question about a device, and the reason, are there again after the view was built anew under it', async () => {
  function Screen() {
    const [isBuilding, setBuilding] = useState(false);
    return (
      <>
        <button type="button" onClick={() => setBuilding(!isBuilding)}>
          build
        </button>
        {!isBuilding && <DevicesScreen />}
      </>
    );
  }
  await aPage(Screen, joined);
  const user = userEvent.setup();
  const build = () => user.click(screen.getByRole('button', { name: 'build' }));
  await build();
  await build();
  await user.click(card().getByRole('button', { name: 'Tablet lashal: suspend access' }));
  await user.clear(card().getByRole('textbox'));
  await user.type(card().getByRole('textbox'), 'Weg uit de');
  await build();
  expect(screen.queryByRole('article')).toBeNull();
  await build();
  expect(card().getByRole('textbox')).toHaveProperty('value', 'Weg uit de');
  await user.click(card().getByRole('button', { name: 'Do not do this' }));
});

it('a link code names who chooses a PIN on the new device', async () => {
  const { device } = await aPage(DevicesScreen, joined);
  const user = userEvent.setup();
  await user.click(screen.getByRole('combobox', { name: 'Who chooses a PIN on it at once?' }));
  await user.click(await screen.findByRole('option', { name: 'Joke Postma', hidden: true }));
  await user.click(screen.getByRole('button', { name: 'Make a link code' }));
  expect((await screen.findByLabelText('The code')).textContent).toMatch(/^(\w{4}-){3}\w{4}$/);
  expect(device.recorded.at(-1)).toMatchObject({
    type: 'one-time-code',
    body: { purpose: 'device', staffId: anId(8000) },
  });
});
