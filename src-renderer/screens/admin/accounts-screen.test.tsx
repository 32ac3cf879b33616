// @vitest-environment happy-dom
/** Which identity provider the centre has, and which account there is whose. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { pulledEntry } from '../../../test/builders/a-cache-lab';
import { aVersion } from '../../../test/builders/a-change';
import { aPage } from '../../../test/builders/a-page';
import { anId } from '../../../test/builders/an-exam';
import { AccountsScreen } from './accounts-screen';
import { NewStaffScreen } from './staff-member-screen';

const organisationId = anId<'Organisation'>(1);
const about = { organisationId, name: 'T', place: 'P', objectionText: {}, isSample: false };
const provider = { issuer: 'https://login.centre.example', clientId: 'vakproef', claim: 'email' };
const centre = (over: object = {}) =>
  pulledEntry([[aVersion('organisation', organisationId, { ...about, ...over }), 9]]);
const bodies = (device: Awaited<ReturnType<typeof aPage>>['device'], type: string) =>
  device.recorded.filter((change) => change.type === type).map(({ body }) => body);

describe('the accounts of the centre', () => {
  it('H39 are set with a safe address only; what was typed stays', async () => {
    const { device } = await aPage(AccountsScreen, centre());
    device.put('organisation', organisationId, about);
    const user = userEvent.setup();
    const [issuer, client] = [
      screen.getByLabelText('Address of the account system'),
      screen.getByLabelText('Client ID'),
    ];
    await user.type(issuer, 'http://login.centre.example');
    await user.type(client, 'vakproef');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(screen.getByRole('alert').textContent).toContain('This address is not right');
    expect(issuer).toHaveProperty('value', 'http://login.centre.example');
    expect(bodies(device, 'organisation')).toEqual([]);
    await user.clear(issuer);
    await user.type(issuer, ' https://login.centre.example ');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    const saved = { issuer: 'https://login.centre.example', clientId: 'vakproef', claim: 'sub' };
    expect(bodies(device, 'organisation')).toEqual([{ ...about, identityProvider: saved }]);
    expect(screen.getByText('Saved.')).toBeTruthy();
  });

  it('are used no more when an administrator says so', async () => {
    const { device } = await aPage(AccountsScreen, centre({ identityProvider: provider }));
    device.put('organisation', organisationId, { ...about, identityProvider: provider });
    expect(screen.getByLabelText('Client ID')).toHaveProperty('value', 'vakproef');
    await userEvent.click(screen.getByRole('button', { name: 'Use it no more' }));
    expect(bodies(device, 'organisation')).toEqual([{ ...about, identityProvider: null }]);
  });

  it('stand at a member of staff, each at one alone', async () => {
    const fatma = anId<'Staff'>(8001);
    const member = { staffId: fatma, name: 'Fatma', jobTitle: '', roles: ['examiner'], independent: true };
    const { device } = await aPage(
      NewStaffScreen,
      centre({ identityProvider: provider }),
      pulledEntry([[aVersion('staff', fatma, { ...member, identity: 'Fatma@centre.example' }), 10]]),
    );
    const user = userEvent.setup();
    await user.type(screen.getByLabelText('Name'), 'Pim');
    const account = screen.getByLabelText('Account at the centre');
    await user.type(account, 'fatma@centre.example');
    await user.click(screen.getByRole('button', { name: 'Add' }));
    expect(screen.getByRole('alert').textContent).toContain('Another member of staff has this account');
    await user.clear(account);
    await user.type(account, ' pim@centre.example');
    await user.click(screen.getByRole('button', { name: 'Add' }));
    expect(bodies(device, 'staff')).toMatchObject([{ name: 'Pim', identity: 'pim@centre.example' }]);
  });
});
