// @vitest-environment happy-dom
/** Staff: who may do what, in a list; added, changed and made inactive; and a personal code that is shown and counted down. */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { pulledEntry } from '../../../test/builders/a-cache-lab';
import { aVersion } from '../../../test/builders/a-change';
import { aPage, aPageWith } from '../../../test/builders/a-page';
import { anOrganisation } from '../../../test/builders/a-sheet';
import { aWorld } from '../../../test/builders/a-world';
import { anId } from '../../../test/builders/an-exam';
import { useUiState } from '../../ui/ui-state';
import { PersonalCode } from './staff/personal-code';
import { WorkingHere } from './staff/working-here';
import { NewStaffScreen } from './staff-member-screen';
import { StaffScreen } from './staff-screen';

const aMember = (number: number, name: string, over: object = {}) => {
  const staffId = anId<'Staff'>(8100 + number);
  return aVersion('staff', staffId, {
    staffId,
    name,
    jobTitle: 'docent',
    roles: ['examiner'],
    independent: number % 2 === 0,
    ...over,
  });
};
const joke = {
  staffId: anId<'Staff'>(8000),
  name: 'Joke Postma',
  jobTitle: '',
  roles: ['administrator', 'examiner'],
  independent: true,
};
const recorded = (
  device: { readonly recorded: readonly { readonly type: string; readonly body: unknown }[] },
  type: string,
) => device.recorded.filter((change) => change.type === type).map(({ body }) => body);

describe('the list of staff', () => {
  it('says of everybody what they may do and whether they work here; who left stands last', async () => {
    await aPage(
      StaffScreen,
      pulledEntry([
        [aMember(1, 'Anton Weg', { inactiveSince: '2026-01-02T10:00:00.000Z' }), 10],
        [aMember(2, 'Bea Oud', { registerValidUntil: '2020-01-31', roles: ['board', 'later-role'] }), 11],
      ]),
    );
    const rows = within(screen.getByRole('table')).getAllByRole('row').slice(1);
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringMatching(/^Bea Oud.*Exam board, later-role.*ran out on/),
      expect.stringMatching(/^Joke Postma.*Administrator, Examiner.*Works here$/),
      expect.stringMatching(/^Anton Weg.*Has not worked here since/),
    ]);
    await userEvent.type(screen.getByRole('textbox'), 'docent bea');
    expect(screen.getByText('1 member of staff found')).toBeTruthy();
  });
});

it('R7 says until when somebody stands in the register by the day of the centre, wherever it is', async () => {
  useUiState.setState({ soughtTexts: {} });
  // 21:00 of the day before on Bonaire, where the centre is; morning of the 27th in Europe.
  const world = aWorld(1, '2026-11-27T01:00:00.000Z');
  const centre = aVersion('organisation', anId(10), anOrganisation({ timeZone: 'America/Kralendijk' }));
  const until = aMember(2, 'Bea Oud', { registerValidUntil: '2026-11-26' });
  const over = aMember(3, 'Cas Oud', { registerValidUntil: '2026-11-25' });
  await aPageWith(
    { world },
    StaffScreen,
    pulledEntry([
      [centre, 10],
      [until, 11],
      [over, 12],
    ]),
  );
  const said = (name: RegExp) => screen.getByRole('row', { name }).textContent;
  expect([said(/Bea/), said(/Cas/)]).toEqual([
    expect.stringContaining('In the register until'),
    expect.stringContaining('ran out on'),
  ]);
});

describe('a member of staff', () => {
  it('is added with what was filled in, and what is missing is said without losing anything', async () => {
    const { device } = await aPage(NewStaffScreen);
    const user = userEvent.setup();
    await user.type(screen.getByLabelText('Name'), ' Fatma Yıldırım ');
    await user.click(screen.getByRole('checkbox', { name: /^Examiner/ }));
    await user.click(screen.getByRole('button', { name: 'Add' }));
    expect(screen.getByRole('alert').textContent).toContain('No role was chosen');
    expect(screen.getByLabelText('Name')).toHaveProperty('value', ' Fatma Yıldırım ');
    await user.click(screen.getByRole('checkbox', { name: /^Exam leader/ }));
    await user.click(screen.getByRole('button', { name: 'Add' }));
    expect(recorded(device, 'staff')).toMatchObject([{ name: 'Fatma Yıldırım', roles: ['leader'] }]);
  });

  it('W8 who is the last administrator cannot leave, and the screen says what to do first', async () => {
    const { device } = await aPage(() => <WorkingHere staff={joke} />);
    await userEvent.click(screen.getByRole('button', { name: 'Works here no more' }));
    expect(screen.getByRole('alert').textContent).toContain('Make somebody else an administrator first');
    expect(recorded(device, 'staff')).toEqual([]);
  });
});

describe('a personal code', () => {
  it('is shown in letters and as a picture, is recorded as its digest, and does not claim to work before the hub has it', async () => {
    const { device } = await aPage(() => <PersonalCode staff={joke} />);
    await userEvent.click(screen.getByRole('button', { name: 'Make a personal code' }));
    const code = (await screen.findByLabelText('The code')).textContent ?? '';
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(screen.getByRole('img', { name: 'QR code of the code' })).toBeTruthy();
    expect(document.activeElement?.textContent).toBe('Personal code for Joke Postma');
    expect(screen.getByText(/The hub does not have this code yet/)).toBeTruthy();
    expect(recorded(device, 'one-time-code')).toEqual([{ purpose: 'person', staffId: joke.staffId }]);
    expect(device.recorded.at(-1)?.subjectId).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(device.recorded)).not.toContain(code);
  });

  it('is there again, the same one, after the view was built anew under the screen', async () => {
    function Screen() {
      const [isBuilding, setBuilding] = useState(false);
      return (
        <>
          <button type="button" onClick={() => setBuilding(!isBuilding)}>
            build
          </button>
          {!isBuilding && <PersonalCode staff={{ ...joke, staffId: anId<'Staff'>(8009) }} />}
        </>
      );
    }
    const { device } = await aPage(Screen);
    await userEvent.click(screen.getByRole('button', { name: 'Make a personal code' }));
    const code = (await screen.findByLabelText('The code')).textContent;
    await userEvent.click(screen.getByRole('button', { name: 'build' }));
    expect(screen.queryByLabelText('The code')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'build' }));
    expect(screen.getByLabelText('The code').textContent).toBe(code);
    expect(recorded(device, 'one-time-code')).toHaveLength(1);
  });
});
