/** The import of people on the screen: columns, what waits and is put right, who is asked about, one change and back. */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, it } from 'vitest';
import { pulledEntry } from '../../../test/builders/a-cache-lab';
import { aVersion } from '../../../test/builders/a-change';
import { type APage, aPageWith } from '../../../test/builders/a-page';
import { aWorld } from '../../../test/builders/a-world';
import { anId } from '../../../test/builders/an-exam';
import type { FakeDevice } from '../../../test/fakes/fake-device';
import { putWorkersHere } from '../../../test/fakes/workers-here';
import { ParticipantsImportScreen, StaffImportScreen } from './roster-import-screen';

beforeAll(putWorkersHere);
const eduarte = [
  'Deelnemernummer;Roepnaam;Tussenvoegsel;Achternaam;Geboortedatum;Wachtwoord;Stage bij',
  '001;Sanne;van der;Berg;3-4-2007;Geheim!1;Bakker BV',
  '002;Yusuf;;Şahin;31-2-2006;Geheim!2;',
].join('\r\n');

async function choose(
  files: readonly File[],
  { device, Screen = ParticipantsImportScreen }: { device?: FakeDevice; Screen?: () => React.ReactNode } = {},
  ...entries: Parameters<typeof pulledEntry>[0]
) {
  const world = aWorld(1, '2026-11-27T09:00:00.000Z');
  const page = await aPageWith({ world, ...(device ? { device } : {}) }, Screen, pulledEntry(entries));
  const user = userEvent.setup();
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  if (!input) throw new Error('no field for a file');
  await user.upload(input, [...files]);
  return { user, ...page };
}
/** The view follows what was recorded, as the projector would. */
async function follow({ device, add }: Pick<APage, 'device' | 'add'>, from = 0): Promise<number> {
  await waitFor(() => expect(device.recorded.length).toBeGreaterThan(from));
  await add(
    ...device.recorded.slice(from).map((change, index) => pulledEntry([[change, from + index + 2] as const])),
  );
  return device.recorded.length;
}
const file = (text: string, name = 'klas.csv') => new File([text], name, { type: 'text/csv' });

describe('the import of people', () => {
  it('understands the columns of an export, waits for a day that is none, and takes all of it back', async () => {
    const { user, device, add } = await choose([file(eduarte)]);
    await screen.findByRole('heading', { name: 'What do the columns mean?' });
    expect(screen.getByText(/looks like an export of Eduarte/)).toBeTruthy();
    expect(screen.getByLabelText('Meaning of column Tussenvoegsel')).toHaveProperty('value', 'namePrefix');
    expect(screen.getByLabelText('Meaning of column Stage bij')).toHaveProperty('value', '');
    expect(document.body.textContent).not.toContain('Geheim');
    await user.click(screen.getByRole('button', { name: 'Check' }));

    await screen.findByRole('heading', { name: 'Check what will happen' });
    expect(screen.getByText(/“31-2-2006” is no day/)).toBeTruthy();
    expect(screen.getByText('1 person waits for you and does not go along.')).toBeTruthy();
    expect(device.recorded).toEqual([]);
    const field = screen.getByLabelText('Geboortedatum in row 3');
    await user.clear(field);
    await user.type(field, '28-2-2006{Enter}');
    await user.click(await screen.findByRole('button', { name: 'Import 2 people' }));
    const recorded = await follow({ device, add });

    await screen.findByRole('heading', { name: 'The import is done' });
    expect(screen.getByText('2 participants added')).toBeTruthy();
    expect(JSON.stringify(device.recorded)).not.toContain('Geheim');
    await user.click(screen.getByRole('button', { name: 'Take this import back' }));
    await follow({ device, add }, recorded);
    await screen.findByText('Taken back');
    expect(document.activeElement?.textContent).toContain('Taken back');
    // What took it back is noted, and takes no part of its own.
    expect(device.recorded.length).toBe(recorded * 2 - 1);
  });

  it('a cell that was put right is right after a reload, once the file is chosen again', async () => {
    const before = await choose([file(eduarte)]);
    await before.user.click(await screen.findByRole('button', { name: 'Check' }));
    const field = await screen.findByLabelText('Geboortedatum in row 3');
    await before.user.clear(field);
    await before.user.type(field, '28-2-2006{Enter}');
    await screen.findByRole('button', { name: 'Import 2 people' });
    cleanup();
    const { user } = await choose([file(eduarte)], { device: before.device });
    await user.click(await screen.findByRole('button', { name: 'Check' }));
    await screen.findByRole('button', { name: 'Import 2 people' });
  });

  it('asks who is meant by somebody of the same name and day of birth under another number', async () => {
    const here = {
      ...{ participantId: anId<'Participant'>(70), number: '999', givenName: 'Sanne', namePrefix: 'van der' },
      ...{ familyName: 'Berg', birthDate: '2007-04-03', group: '' },
    };
    const text = eduarte.split('\r\n').slice(0, 2).join('\n');
    const stored = [aVersion('participant', here.participantId, here), 1] as const;
    const { user, device, add } = await choose([file(text)], {}, stored);
    await user.click(await screen.findByRole('button', { name: 'Check' }));
    const question = within(await screen.findByRole('radiogroup', { name: 'Who is Sanne van der Berg?' }));
    expect(screen.queryByRole('button', { name: /^Import \d/ })).toBeNull();
    await user.click(question.getByRole('radio', { name: /999/ }));
    await user.click(await screen.findByRole('button', { name: 'Import 1 person' }));
    await follow({ device, add });
    await screen.findByText('1 participant changed');
    const people = device.recorded.filter(({ type }) => !type.startsWith('people-run'));
    expect(new Set(people.map(({ subjectId }) => subjectId))).toEqual(new Set([here.participantId]));
  });

  it('takes several files as one set: School Data Sync, with teachers as examiners and no password', async () => {
    const { user, device, add } = await choose([
      file('SIS ID,School SIS ID,First Name,Last Name,Password,Grade\n1,9,Ora,Klein,P@ss,9\n', 'Student.csv'),
      file(
        'SIS ID,School SIS ID,First Name,Last Name,Password,Teacher Number\n5,9,Craig,Beane,P@ss,1\n',
        'Teacher.csv',
      ),
      file('SIS ID,School SIS ID,Section Name\n7,9,Algebra\n', 'Section.csv'),
      file('Section SIS ID,SIS ID\n7,1\n7,2\n', 'StudentEnrollment.csv'),
    ]);
    await user.click(await screen.findByRole('button', { name: 'Import 2 people' }));
    await follow({ device, add });
    await screen.findByText('1 member of staff added');
    expect(JSON.stringify(device.recorded)).not.toContain('P@ss');
    const staff = device.recorded.find(({ type }) => type === 'staff');
    expect(staff?.body).toMatchObject({ name: 'Craig Beane', roles: ['examiner'], independent: false });
  });

  it('can be taken back by whoever left the screen and came back, until somebody went on', async () => {
    const first = await choose([file(eduarte.replace('31-2-2006', '28-2-2006'))]);
    await first.user.click(await screen.findByRole('button', { name: 'Check' }));
    await first.user.click(await screen.findByRole('button', { name: 'Import 2 people' }));
    const recorded = await follow(first);
    await screen.findByRole('heading', { name: 'The import is done' });
    await first.user.click(screen.getByRole('button', { name: 'Another import' }));
    await screen.findByRole('heading', { name: 'The import before: klas.csv' });
    await first.user.click(screen.getByRole('button', { name: 'Take this import back' }));
    await follow(first, recorded);
    await screen.findByText('Taken back');
  });

  it('leaves out whoever was ticked off', async () => {
    const { user } = await choose([file(eduarte.replace('31-2-2006', '28-2-2006'))]);
    await user.click(await screen.findByRole('button', { name: 'Check' }));
    await user.click(await screen.findByRole('checkbox', { name: 'Import Yusuf Şahin' }));
    await screen.findByRole('button', { name: 'Import 1 person' });
  });

  it('from the list of staff a table is taken for staff', async () => {
    const { user, device, add } = await choose([file("Naam;E-mail\nHoff, Sanne van 't;s@x.nl\n")], {
      Screen: StaffImportScreen,
    });
    expect(await screen.findByRole('radio', { name: /^Staff/ })).toHaveProperty('checked', true);
    await user.click(screen.getByRole('button', { name: 'Check' }));
    await user.click(await screen.findByRole('button', { name: 'Import 1 person' }));
    await follow({ device, add });
    await screen.findByText('1 member of staff added');
  });

  it('says why nobody can be read out of a file, and changes nothing', async () => {
    const { device } = await choose([file('%PDF-1.7 x')]);
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('PDF'));
    expect(device.recorded).toEqual([]);
  });
});
