// @vitest-environment happy-dom
/** Two values of one field side by side: who, when, where, the choice, and that both stay to be read. */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { DocumentConflict } from '../../../shared/records/document-conflict';
import type { Staff } from '../../../shared/records/staff';
import { pulledEntry } from '../../../test/builders/a-cache-lab';
import { aVersion } from '../../../test/builders/a-change';
import { aPageWith } from '../../../test/builders/a-page';
import { anId } from '../../../test/builders/an-exam';
import { fakeDevice } from '../../../test/fakes/fake-device';
import { ConflictsScreen } from './conflicts-screen';

const [me, other, deviceId] = [anId<'Staff'>(8000), anId<'Staff'>(8001), anId<'Device'>(77)];
const piet: Staff = {
  staffId: other,
  name: 'Piet de Boer',
  jobTitle: 'docent lastechniek',
  roles: ['administrator'],
  independent: true,
};
const conflict = (over: Partial<DocumentConflict> = {}): DocumentConflict => ({
  conflictId: anId<'Conflict'>(1),
  type: 'staff',
  documentId: other,
  name: 'Piet de Boer',
  standingBy: { staffId: other, deviceId, at: '2026-11-26T10:00:00.000Z' },
  displacedBy: { staffId: me, deviceId: null, at: '2026-11-26T11:00:00.000Z' },
  noticedAt: '2026-11-26T12:00:00.000Z',
  fields: {
    jobTitle: {
      path: ['jobTitle'],
      place: '',
      base: 'docent',
      standing: 'docent lastechniek',
      displaced: 'docent metaal',
    },
  },
  ...over,
});

async function aConflictPage(given: DocumentConflict) {
  const device = fakeDevice();
  device.put('staff', other, piet);
  device.put('document-conflict', given.conflictId, given);
  const named = {
    deviceId,
    name: 'Laptop 2',
    publicKey: `${'A'.repeat(43)}=`,
    enrolledAt: '2026-11-01T00:00:00.000Z',
  };
  const page = await aPageWith(
    { device },
    ConflictsScreen,
    pulledEntry([
      [aVersion('staff', other, piet), 2],
      [aVersion('device', deviceId, named), 3],
      [aVersion('document-conflict', given.conflictId, given), 4],
    ]),
  );
  const user = userEvent.setup();
  return { ...page, user };
}
const field = (name = 'Job title') => within(screen.getByRole('region', { name }));
const press = (side: string) =>
  userEvent.click(
    within(field().getByRole('region', { name: side })).getByRole('button', { name: 'Choose this' }),
  );

it('shows both values with who wrote them, when and where, and what stood before', async () => {
  await aConflictPage(conflict());
  expect(screen.getByRole('heading', { name: 'Piet de Boer' })).toBeTruthy();
  const theirs = within(field().getByRole('region', { name: 'Piet de Boer' }));
  expect(theirs.getByText('docent lastechniek')).toBeTruthy();
  expect(theirs.getByText(/Laptop 2/)).toBeTruthy();
  expect(theirs.getByText('Came in first')).toBeTruthy();
  const mine = within(field().getByRole('region', { name: 'You (Joke Postma)' }));
  expect(mine.getByText('docent metaal')).toBeTruthy();
  expect(field().getByText('docent')).toBeTruthy();
});

it.each([
  ['You (Joke Postma)', 'docent metaal', 'displaced'],
  ['Piet de Boer', null, 'standing'],
] as const)(
  'records the choice of %s, and writes the document only where that changes it',
  async (side, written, choice) => {
    const { device } = await aConflictPage(conflict());
    await press(side);
    await expect.poll(() => device.recorded.at(-1)?.type).toBe('document-conflict');
    const staff = device.recorded
      .filter(({ type }) => type === 'staff')
      .map(({ body }) => (body as Staff).jobTitle);
    expect(staff).toEqual(written === null ? [] : [written]);
    const { fields } = device.recorded.at(-1)!.body as DocumentConflict;
    expect(fields.jobTitle).toMatchObject({ settled: { choice, by: me }, displaced: 'docent metaal' });
  },
);

it('makes one text of both', async () => {
  const { device, user } = await aConflictPage(conflict());
  await user.click(field().getByRole('button', { name: /Both texts/ }));
  await expect.poll(() => device.recorded.at(-1)?.type).toBe('document-conflict');
  expect(device.recorded.map(({ body }) => (body as Staff).jobTitle)).toContain(
    'docent lastechniek / docent metaal',
  );
});

it('offers no text of both where the field holds none', async () => {
  const dates = { path: ['independent'], place: '', base: true, standing: true, displaced: false };
  await aConflictPage(conflict({ fields: { independent: dates } }));
  expect(field('Independent').queryByRole('button', { name: /Both texts/ })).toBeNull();
  expect(field('Independent').getAllByText('Yes')).toHaveLength(2);
});

it('keeps what was decided with both values, and says so where there is nothing to decide', async () => {
  const settled = { choice: 'standing' as const, by: me, at: '2026-11-26T13:00:00.000Z' };
  const one = conflict().fields.jobTitle!;
  await aConflictPage(conflict({ fields: { jobTitle: { ...one, settled } } }));
  expect(screen.getByRole('heading', { name: 'No conflicts' })).toBeTruthy();
  expect(screen.getByText('docent metaal')).toBeTruthy();
  expect(screen.getByText(/Joke Postma chose what came in first/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Choose this' })).toBeNull();
});

it('tells what two decided about a device in words, each with its reason', async () => {
  const [standing, displaced] = [
    { access: 'suspended', reason: 'Zoek' },
    { access: 'revoked', reason: 'Gestolen' },
  ];
  await aConflictPage(
    conflict({
      ...{ type: 'device-access', documentId: deviceId, name: 'Laptop 2' },
      fields: { access: { path: ['access'], place: '', standing, displaced } },
    }),
  );
  expect(screen.getByText('Access of a device')).toBeTruthy();
  expect(field('Access').getByText('Access revoked')).toBeTruthy();
  expect(field('Access').getByText('Gestolen')).toBeTruthy();
  expect(field('Access').queryByText(/one after the other/)).toBeNull();
});
