// @vitest-environment happy-dom
/** The settings of the centre: for administrators, recorded at once and per part, and nothing typed is lost. */
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { pulledEntry } from '../../../../test/builders/a-cache-lab';
import { aVersion } from '../../../../test/builders/a-change';
import { aPageWith } from '../../../../test/builders/a-page';
import { anOrganisation } from '../../../../test/builders/a-sheet';
import { anId } from '../../../../test/builders/an-exam';
import { fakeDevice } from '../../../../test/fakes/fake-device';
import { SettingsScreen } from '../settings-screen';

const centre = anOrganisation();

async function opened(
  organisation: ReturnType<typeof anOrganisation> = centre,
  hubBytes: number | null = null,
) {
  const version = aVersion('organisation', organisation.organisationId, organisation);
  const device = fakeDevice();
  device.bodies.hubTakes(hubBytes);
  const given = { device, transfers: device.bodies.transfers.get() };
  const page = await aPageWith(given, SettingsScreen, pulledEntry([[version, 1]]));
  page.device.put('organisation', organisation.organisationId, organisation);
  const recorded = () =>
    page.device.recorded.filter(({ type }) => type === 'organisation').map(({ body }) => body);
  return { ...page, user: userEvent.setup(), recorded };
}
const section = () => screen.getByRole('region', { name: 'Centre' });

describe('the settings of the centre', () => {
  it('record a choice at once, and nothing else with it', async () => {
    const { user, recorded } = await opened();
    const start = within(section()).getByRole('radiogroup', { name: /begins on another day/ });
    await user.click(within(start).getByRole('radio', { name: 'Not allowed' }));
    expect(recorded()).toEqual([{ ...centre, startPolicy: 'never' }]);
  });

  it('R1 R6 record how strict planning and beginning are, and what a new exam is filled in with', async () => {
    const { user, recorded } = await opened();
    const within15 = within(section()).getByRole('radiogroup', { name: /still begins on time/ });
    await user.click(within(within15).getByRole('radio', { name: '15 minutes' }));
    expect(within(section()).getByText(/or more than 60 minutes before or after/)).toBeTruthy();
    const planning = within(screen.getByRole('region', { name: 'Planning exams' }));
    const alone = planning.getByRole('radiogroup', { name: 'The only examiner is not independent' });
    expect(within(alone).getByRole('radio', { name: 'Allowed, and told' })).toHaveProperty('checked', true);
    await user.click(within(alone).getByRole('radio', { name: 'Not allowed' }));
    await user.click(planning.getByRole('radio', { name: 'Everything' }));
    await user.type(planning.getByRole('textbox', { name: 'Usual place of an exam' }), 'Lashal 2');
    await user.tab();
    await waitFor(() => expect(recorded()).toHaveLength(4));
    expect(recorded().at(-1)).toEqual({
      ...centre,
      startToleranceMinutes: 15,
      independentPolicy: 'never',
      usualRule: 'all',
      usualPlace: 'Lashal 2',
    });
  });

  it('say how large files may be, at most what the hub takes, and tell where that is less', async () => {
    const { user, recorded } = await opened(centre, 100 * 1024 * 1024);
    const part = within(screen.getByRole('region', { name: 'Files' }));
    const one = within(part.getByRole('radiogroup', { name: 'How large may one file be?' }));
    expect(one.getByRole('radio', { name: '200 MB' })).toHaveProperty('checked', true);
    expect(part.getByText(/The hub takes files of up to 100 MB/)).toBeTruthy();
    expect(part.getByText(/what the hub takes counts/)).toBeTruthy();
    expect(one.queryByRole('radio', { name: '500 MB' })).toBeNull();
    await user.click(one.getByRole('radio', { name: '50 MB' }));
    await user.click(part.getByRole('radio', { name: '5 GB' }));
    await waitFor(() =>
      expect(recorded().at(-1)).toEqual({ ...centre, fileMegabytes: 50, examFilesGigabytes: 5 }),
    );
  });

  it('M9 add a kind of experience, name it in another language, and offer it no longer', async () => {
    const internship = { code: 'stage', label: { en: 'Internship' } };
    const { user, recorded } = await opened({ ...centre, portfolioKinds: [internship] });
    const part = within(screen.getByRole('region', { name: 'Kinds of experience' }));
    await user.type(part.getByRole('textbox', { name: 'New kind' }), 'INTERNSHIP{Enter}');
    expect((await part.findByRole('alert')).textContent).toContain('there already');
    await user.clear(part.getByRole('textbox', { name: 'New kind' }));
    await user.type(part.getByRole('textbox', { name: 'New kind' }), 'Volunteering{Enter}');
    await waitFor(() => expect(recorded()).toHaveLength(1));
    const volunteering = { code: 'volunteering', label: { en: 'Volunteering' } };
    expect(recorded()).toEqual([{ ...centre, portfolioKinds: [internship, volunteering] }]);
    expect(part.getByRole('textbox', { name: 'New kind' })).toHaveProperty('value', '');
    await user.click(part.getByRole('radio', { name: 'Nederlands' }));
    await user.type(part.getByRole('textbox', { name: /Internship/ }), 'Stage');
    await user.tab();
    const named = { ...internship, label: { en: 'Internship', nl: 'Stage' } };
    await waitFor(() => expect(recorded().at(-1)).toMatchObject({ portfolioKinds: [named, volunteering] }));
    await user.click(part.getByRole('button', { name: 'Offer no longer: Internship' }));
    const retired = { ...named, isRetired: true };
    await waitFor(() => expect(recorded().at(-1)).toMatchObject({ portfolioKinds: [retired, volunteering] }));
  });

  it('open a page for candidates, which is off until then and shows no result', async () => {
    const { user, recorded } = await opened();
    const part = within(screen.getByRole('region', { name: "The candidate's page" }));
    expect(part.queryByRole('radiogroup', { name: /Which results/ })).toBeNull();
    await user.click(part.getByRole('radio', { name: 'On' }));
    const candidatePage = { isOn: true, results: 'never', resultsAfterDays: 0, linkDays: 30 };
    expect(recorded()).toEqual([{ ...centre, candidatePage }]);
  });

  it('say what candidates see on their page, and when', async () => {
    const candidatePage = { isOn: true, results: 'signed' as const, resultsAfterDays: 5, linkDays: 30 };
    const { user, recorded } = await opened({ ...centre, candidatePage });
    const part = within(screen.getByRole('region', { name: "The candidate's page" }));
    expect(part.getByRole('radio', { name: '5 days' })).toHaveProperty('checked', true);
    await user.click(part.getByRole('radio', { name: '14 days' }));
    await user.click(part.getByRole('radio', { name: '90 days' }));
    const chosen = { ...candidatePage, resultsAfterDays: 14, linkDays: 90 };
    await waitFor(() => expect(recorded().at(-1)).toMatchObject({ candidatePage: { linkDays: 90 } }));
    expect(recorded()[0]).toMatchObject({ candidatePage: { ...chosen, linkDays: 30 } });
  });

  it('let candidates sign in with an account, by a claim that can be one', async () => {
    const account = { claim: 'preferred_username', names: 'number' as const };
    const candidatePage = {
      isOn: true,
      results: 'never' as const,
      resultsAfterDays: 0,
      linkDays: 30,
      account,
    };
    const { user, recorded } = await opened({ ...centre, candidatePage });
    const part = within(screen.getByRole('region', { name: "The candidate's page" }));
    const field = part.getByRole('textbox', { name: 'Where is the number in the account?' });
    await user.clear(field);
    await user.type(field, 'student number');
    await user.tab();
    expect((await part.findByRole('alert')).textContent).toContain('no name of a value in an account');
    expect(recorded()).toEqual([]);
    await user.clear(field);
    await user.type(field, ' studentnumber');
    await user.tab();
    const named = { ...candidatePage, account: { ...account, claim: 'studentnumber' } };
    await waitFor(() => expect(recorded()).toEqual([{ ...centre, candidatePage: named }]));
    await user.click(part.getByRole('radio', { name: 'Yes, by e-mail address' }));
    await waitFor(() =>
      expect(recorded().at(-1)).toMatchObject({ candidatePage: { account: { names: 'mail' } } }),
    );
    await user.click(part.getByRole('radio', { name: 'No, by link only' }));
    await waitFor(() => expect(recorded().at(-1)).toMatchObject({ candidatePage: { account: null } }));
  });

  it('record a text when its field is left, in the language that was chosen', async () => {
    const { user, recorded } = await opened();
    const field = within(section()).getByRole('textbox', { name: 'Word for an exam that is met' });
    await user.type(field, 'achieved ');
    expect(recorded()).toEqual([]);
    await user.tab();
    expect(recorded()).toMatchObject([{ resultWords: { met: { en: 'achieved' }, notMet: {} } }]);
    await user.click(within(section()).getByRole('radio', { name: 'Nederlands' }));
    const dutch = within(section()).getByRole('textbox', { name: 'Word for an exam that is met' });
    expect(dutch).toHaveProperty('value', '');
  });

  it('rename the centre, and take a pattern of exam codes only where codes can be made by it', async () => {
    const { user, recorded } = await opened();
    const name = within(section()).getByRole('textbox', { name: 'Name of the centre' });
    await user.clear(name);
    await user.tab();
    expect((await within(section()).findByRole('alert')).textContent).toContain('cannot be blank');
    expect(recorded()).toEqual([]);
    await user.type(name, 'Examencentrum Noordoost ');
    const planning = within(screen.getByRole('region', { name: 'Planning exams' }));
    const pattern = planning.getByRole('textbox', { name: 'Pattern of an exam code' });
    await user.click(pattern);
    await user.paste('{year}-{number}');
    await user.tab();
    expect((await planning.findByRole('alert')).textContent).toContain('by this pattern');
    expect(pattern).toHaveProperty('value', '{year}-{number}');
    await user.clear(pattern);
    await user.paste('{year}-{nr}');
    await user.tab();
    expect(recorded()).toMatchObject([
      { name: 'Examencentrum Noordoost' },
      { name: 'Examencentrum Noordoost', examCodePattern: '{year}-{nr}' },
    ]);
  });

  it('keep a text that is too long whole, and say by how much', async () => {
    const { user, recorded } = await opened();
    const field = within(section()).getByRole('textbox', { name: 'Word for an exam that is met' });
    await user.click(field);
    await user.paste('x'.repeat(75));
    await user.tab();
    expect(field).toHaveProperty('value', 'x'.repeat(75));
    expect(within(section()).getByRole('alert').textContent).toContain('75 characters');
    expect(recorded()).toEqual([]);
  });

  it('refuse a file that is no picture, and say what to do', async () => {
    const { user, recorded } = await opened();
    const input = section().querySelector('input[type=file]') as HTMLInputElement;
    await user.upload(input, new File(['GIF89a'], 'logo.png', { type: 'image/png' }));
    expect((await within(section()).findByRole('alert')).textContent).toContain(
      'not a whole PNG or JPEG image',
    );
    expect(recorded()).toEqual([]);
    // The browser tells of no choice where the field holds that file already: it must hold none.
    expect(input.files).toHaveLength(0);
  });

  it('open at the text about objecting where a link asks for it, in the language that lacks it', async () => {
    const version = aVersion('organisation', centre.organisationId, centre);
    const address = '/?enter=objection-text&in=de';
    await aPageWith({ address }, SettingsScreen, pulledEntry([[version, 1]]));
    const field = within(section()).getByRole('textbox', { name: /^Objecting/ });
    await waitFor(() => expect(document.activeElement).toBe(field));
    expect(field).toHaveProperty('lang', 'de');
    expect(field).toHaveProperty('value', '');
    const hint = document.getElementById(field.getAttribute('aria-describedby') ?? '');
    expect(hint?.textContent).toContain('Still empty in this language');
  });

  it('are there for administrators only', async () => {
    const { device } = await opened();
    const me = anId<'Staff'>(8000);
    await act(async () => {
      const roles = ['examiner' as const];
      device.put('staff', me, { staffId: me, name: 'Joke', jobTitle: '', roles, independent: true });
      device.signIn(null);
      device.signIn(me);
    });
    expect(screen.queryByRole('region', { name: 'Centre' })).toBeNull();
  });
});
