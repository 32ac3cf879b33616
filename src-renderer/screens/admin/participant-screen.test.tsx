// @vitest-environment happy-dom
/** One person on one page: links with who and when, the portfolio's instruction, groups, what happened, and who was merged. */
import { createMemoryHistory, createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { DeviceProfile } from '../../../shared/contract/device-contract';
import { createLiveValue } from '../../../shared/kernel/live-value';
import { digestOfCandidateSecret } from '../../../shared/protocol/candidate-link';
import { aCacheLab, pulledEntry } from '../../../test/builders/a-cache-lab';
import { aVersion } from '../../../test/builders/a-change';
import { aProfile, showRoutes } from '../../../test/builders/a-page';
import { aHead } from '../../../test/builders/a-qualification';
import { anOrganisation } from '../../../test/builders/a-sheet';
import { anId } from '../../../test/builders/an-exam';
import { fakeDevice } from '../../../test/fakes/fake-device';
import { hostStates } from '../../../test/fakes/host-states';
import { ParticipantScreen } from './participant-screen';

const person = (n: number, more: object = {}) => ({
  ...{
    participantId: anId(n),
    number: `90${n}`,
    givenName: 'Sanne',
    namePrefix: "van 't",
    familyName: 'Hoff',
  },
  ...{ birthDate: null, group: 'typed once', ...more },
});
const portfolioInstruction = {
  title: 'Your portfolio',
  explanation: 'Why you keep one.',
  instruction: 'Put three pieces in it.',
};
const link = (n: number, participant: number, qualification: number, more: object = {}) =>
  aVersion('participation', anId(n), {
    ...{ participationId: anId(n), participantId: anId(participant), qualificationId: anId(qualification) },
    ...{
      linkedAt: '2026-09-01T08:00:00.000Z',
      linkedBy: anId(8000),
      endedAt: null,
      reason: 'chosen',
      ...more,
    },
  });

/** The page of one id, over a centre in which the second person was merged into the first. */
async function shown(participantId: string, more: readonly ReturnType<typeof aVersion>[] = []) {
  const device = fakeDevice();
  const lab = await aCacheLab();
  const staff = {
    staffId: anId(8000),
    name: 'Joke Postma',
    jobTitle: '',
    roles: ['administrator'],
    independent: true,
  };
  const heads = [
    aHead({
      qualificationId: anId(11),
      name: 'Lasser',
      language: 'en',
      status: 'active',
      portfolioInstruction,
    }),
    aHead({ qualificationId: anId(12), name: 'Metselaar', status: 'active' }),
  ];
  const stored = [
    aVersion('staff', anId(8000), staff),
    aVersion('participant', anId(1), person(1)),
    aVersion('participant', anId(2), person(2, { familyName: 'Hof', mergedInto: anId(1) })),
    ...heads.map((head) => aVersion('qualification', head.qualificationId, head)),
    link(21, 1, 12, { endedAt: '2026-10-01T08:00:00.000Z' }),
    link(22, 2, 11),
    aVersion('group', anId(31), {
      groupId: anId(31),
      name: 'LAS-3A',
      schoolYear: '2026-2027',
      examinerId: null,
    }),
    aVersion('group-membership', anId(41), {
      ...{
        membershipId: anId(41),
        groupId: anId(31),
        participantId: anId(1),
        from: '2026-08-31',
        until: null,
      },
    }),
  ];
  await lab.add(pulledEntry([...stored, ...more].map((one, at) => [one, at + 1])));
  const source = {
    cache: lab.cache,
    writer: device.deps.writer,
    cacheState: createLiveValue<never>(),
    host: hostStates({ ...aProfile(anId(8000)), hubUrl: 'https://hub.example' } as DeviceProfile),
    world: device.deps.world,
  };
  const root = createRootRoute();
  const page = createRoute({
    getParentRoute: () => root,
    path: '/participants/$participantId',
    component: ParticipantScreen,
  });
  const history = createMemoryHistory({ initialEntries: [`/participants/${participantId}`] });
  const router = createRouter({ routeTree: root.addChildren([page]), history });
  await showRoutes(router, source, { ...device.deps, cache: lab.cache });
  return device;
}
const part = (name: string) => within(screen.getByRole('region', { name }));

it('M3 says to what somebody is linked, since when and by whom, and what ended, under every id they were known by', async () => {
  await shown(anId(1));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe("Sanne van 't Hoff");
  const items = part('Qualifications')
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);
  expect(items[0]).toMatch(/Lasser.*linked on .*2026 by Joke Postma.*Linked$/);
  expect(items[1]).toMatch(/Metselaar.*ended on .*Ended$/);
});

it('M28 shows the portfolio instruction of what they are linked to now, and that nothing stands in it yet', async () => {
  await shown(anId(1));
  const portfolio = part('Portfolio');
  expect(portfolio.getByRole('heading', { level: 3 }).textContent).toBe('Your portfolio');
  for (const text of ['Why you keep one.', 'Put three pieces in it.'])
    expect(portfolio.getByText(text)).toBeTruthy();
  expect(portfolio.getByText('There is nothing in it yet.')).toBeTruthy();
  // The centre has no page for candidates: there is no link to make.
  expect(screen.queryByRole('button', { name: 'Make a personal link' })).toBeNull();
});

it('leads from the id of somebody who was merged to whom they turned out to be, and tells what happened', async () => {
  await shown(anId(2));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe("Sanne van 't Hoff");
  expect(part('Groups').getByRole('link', { name: 'LAS-3A' })).toBeTruthy();
  expect(part('Merged into this participant').getByText(/902/)).toBeTruthy();
  const told = part('History')
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);
  expect(told.map((text) => text?.replace(/^.*\d{4}/, ''))).toEqual([
    'Link to Metselaar ended',
    'Linked to Metselaar',
    'Linked to Lasser',
    'In group LAS-3A',
  ]);
});

const by = { by: 'candidate', staffId: null };
const addedAt = '2026-11-20T09:00:00.000Z';
const file = { digest: 'a'.repeat(64), bytes: 3000, mediaType: 'image/jpeg', name: 'naad.jpg', madeAt: null };

it('M9 M10 says in a line each what they did, how much evidence there is, and leads to all of it, without any exam', async () => {
  const entry = {
    ...{ portfolioEntryId: anId(51), participantId: anId(2), kind: 'work', title: 'Leerling-lasser' },
    ...{ place: 'Werf De Hoop', from: '2025-09-01', until: null, description: 'Twee dagen per week.' },
    ...{ qualificationIds: [anId(11)], addedAt, addedBy: by },
  };
  const evidence = {
    ...{
      portfolioEvidenceId: anId(52),
      participantId: anId(2),
      portfolioEntryId: anId(51),
      title: 'Hoeknaad',
    },
    ...{ description: '', file, addedAt, addedBy: by },
  };
  await shown(anId(1), [
    aVersion('portfolio-entry', anId(51), entry),
    aVersion('portfolio-evidence', anId(52), evidence),
  ]);
  const portfolio = part('Portfolio');
  expect(portfolio.getByRole('listitem').textContent).toMatch(
    /^Leerling-lasserWork · Werf De Hoop · since .*2025$/,
  );
  expect(portfolio.getByText('1 piece of evidence')).toBeTruthy();
  const open = portfolio.getByRole('link', { name: 'Open and update the portfolio' });
  expect(open.getAttribute('href')).toBe(`/participants/${anId(1)}/portfolio`);
  expect(portfolio.getByRole('button', { name: 'Hand the device to the candidate' })).toBeTruthy();
});

it('makes a personal link that is shown once and recorded by its fingerprint only, and ends one that counts', async () => {
  const centre = anOrganisation({
    candidatePage: { isOn: true, results: 'never', resultsAfterDays: 0, linkDays: 30 },
  });
  const [old, ended] = ['b', 'c'].map((sign) => sign.repeat(64));
  const access = {
    participantId: anId(2),
    madeAt: addedAt,
    madeBy: anId(8000),
    endsAt: '2099-01-01T00:00:00.000Z',
  };
  const device = await shown(anId(1), [
    aVersion('organisation', centre.organisationId, centre),
    aVersion('candidate-access', old!, { ...access, endedAt: null }),
    aVersion('candidate-access', ended!, { ...access, endedAt: addedAt }),
  ]);
  device.put('candidate-access', old!, { ...access, endedAt: null } as never);
  const user = userEvent.setup();
  const page = part('Own page');
  expect(page.getAllByRole('listitem')).toHaveLength(1);
  await user.click(page.getByRole('button', { name: 'Make a personal link' }));
  const link = (await page.findByRole('status', { name: 'The personal link' })).textContent ?? '';
  const [, secret = ''] = /^https:\/\/hub\.example\/me\/#([\w-]{32})$/.exec(link) ?? [];
  const [made] = device.recorded;
  expect(made).toMatchObject({
    ...{ type: 'candidate-access', subjectId: await digestOfCandidateSecret(secret) },
    body: { participantId: anId(1), endedAt: null },
  });
  expect(JSON.stringify(device.recorded)).not.toContain(secret);
  await user.click(page.getByRole('button', { name: 'Close' }));
  expect(page.queryByRole('status', { name: 'The personal link' })).toBeNull();
  await user.click(page.getByRole('button', { name: 'End this link' }));
  await waitFor(() => expect(device.recorded).toHaveLength(2));
  expect(device.recorded[1]).toMatchObject({ subjectId: old, body: { endedAt: expect.any(String) } });
});
