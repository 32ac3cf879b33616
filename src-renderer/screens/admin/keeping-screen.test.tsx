// @vitest-environment happy-dom
/** Keeping and erasing: shown first, by keyboard, refused where somebody is held, and told afterwards without a name. */
import { createMemoryHistory, createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { DeviceProfile } from '../../../shared/contract/device-contract';
import { createLiveValue } from '../../../shared/kernel/live-value';
import { aCacheLab, pulledEntry } from '../../../test/builders/a-cache-lab';
import { aVersion } from '../../../test/builders/a-change';
import { aProfile, showRoutes } from '../../../test/builders/a-page';
import { anOrganisation } from '../../../test/builders/a-sheet';
import { anExam, anId, recordsOf } from '../../../test/builders/an-exam';
import { type FakeDevice, fakeDevice } from '../../../test/fakes/fake-device';
import { hostStates } from '../../../test/fakes/host-states';
import { KeepingScreen } from './keeping-screen';

const person = (n: number, familyName: string) => ({
  ...{ participantId: anId(n), number: `90${n}`, givenName: 'Sanne', namePrefix: '', familyName },
  ...{ birthDate: null, group: '' },
});
const diplomaDate = '2019-01-31';
const office = (n: number, more: object) => ({ participantId: anId(n), ...more });
const frozen = { since: '2026-01-01T00:00:00.000Z', ground: 'objection' };
const staff = {
  staffId: anId(8000),
  name: 'Joke Postma',
  jobTitle: '',
  roles: ['administrator'],
  independent: true,
};

const { planned } = recordsOf(anExam());
/** After the diploma. */
const again = { ...planned, candidates: [{ ...planned.candidates[0]!, participantId: anId(4) }] };

/** Before the diploma, and nobody came. */
const missed = {
  ...{ ...planned, examId: anId<'Exam'>(602), code: 'GEMIST', plannedAt: '2026-01-30T08:00:00.000Z' },
  candidates: [{ ...planned.candidates[0]!, participantId: anId<'Participant'>(5) }],
  assessments: [
    { ...planned.assessments[0]!, participantId: anId(5), assessmentId: anId<'Assessment'>(702) },
  ],
};
const run = {
  ...{ runId: anId(81), kind: 'import', at: '2020-01-01T08:00:00.000Z', by: anId(8000), count: 1, rest: 0 },
  ...{ source: 'klas.csv', parts: [anId(82)] },
};
const runPart = {
  ...{ partId: anId(82), runId: anId(81) },
  steps: [{ type: 'participant', documentId: anId(3), revision: anId(1), back: { familyName: 'Vroeger' } }],
};

/** A Run that ended a link of somebody who is held. */
const unlinked = { ...run, runId: anId(83), kind: 'unlink', source: 'gesloten.csv', parts: [anId(84)] };
const unlinkedPart = {
  ...{ partId: anId(84), runId: anId(83) },
  steps: [{ type: 'participation', documentId: anId(85), revision: anId(1), back: { endedAt: null } }],
};
const link = {
  ...{ participationId: anId(85), participantId: anId(2), qualificationId: anId(86), reason: 'chosen' },
  ...{ linkedAt: '2019-01-01T08:00:00.000Z', endedAt: '2020-01-01T08:00:00.000Z' },
};

/** Too young to be over. */
const young = { ...run, runId: anId(87), at: '2026-11-01T08:00:00.000Z', parts: [anId(88)] };
/** Parts of Runs that were read. */
let read: string[] = [];

async function shown(): Promise<FakeDevice> {
  read = [];
  const device = fakeDevice();
  const lab = await aCacheLab();
  const organisation = { ...anOrganisation(), attendanceMonths: 6 };
  const erasure = {
    ...{ erasureId: anId(51), ground: 'request', at: '2026-10-01T08:00:00.000Z', byStaffId: anId(8000) },
    ...{ participantIds: [anId(9)], assessmentIds: [anId(7), anId(8)], examIds: [anId(6)] },
    ...{ seats: [], partIds: [] },
  };
  const stored = [
    aVersion('staff', anId(8000), staff),
    aVersion('organisation', organisation.organisationId, organisation),
    ...[
      person(1, 'Voorbij'),
      person(2, 'Vast'),
      person(3, 'Zonder'),
      person(4, 'Opnieuw'),
      person(5, 'Ziek'),
    ].map((one) => aVersion('participant', one.participantId, one)),
    aVersion('participant-office', anId(1), office(1, { diplomaDate })),
    aVersion('participant-office', anId(2), office(2, { diplomaDate, frozen })),
    aVersion('participant-office', anId(4), office(4, { diplomaDate })),
    aVersion('participant-office', anId(5), office(5, { diplomaDate: '2026-02-01' })),
    aVersion('exam', again.examId, again),
    aVersion('exam', missed.examId, missed as never),
    aVersion('people-run', anId(81), run as never),
    aVersion('people-run-part', anId(82), runPart as never),
    aVersion('people-run', anId(87), young as never),
    aVersion('people-run-part', anId(88), { ...runPart, partId: anId(88), runId: anId(87) } as never),
    aVersion('people-run', anId(83), unlinked as never),
    aVersion('people-run-part', anId(84), unlinkedPart as never),
    aVersion('participation', anId(85), link as never),
    aVersion('erasure', anId(51), erasure),
  ];
  await lab.add(pulledEntry(stored.map((one, at) => [one, at + 1])));
  device.put('organisation', organisation.organisationId, organisation);
  for (const n of [1, 2]) device.put('participant', anId(n), person(n, 'Voorbij') as never);
  const source = {
    cache: {
      ...lab.cache,
      document: ((type, id) => {
        if (type === 'people-run-part') read.push(id);
        return lab.cache.document(type, id);
      }) as typeof lab.cache.document,
      registers: {
        ...lab.cache.registers,
        documents: ((type) => {
          expect(type).not.toBe('people-run-part');
          return lab.cache.registers.documents(type);
        }) as typeof lab.cache.registers.documents,
      },
    },
    writer: device.deps.writer,
    cacheState: createLiveValue<never>(),
    host: hostStates(aProfile(anId(8000)) as DeviceProfile),
    world: device.deps.world,
  };
  const root = createRootRoute();
  const page = createRoute({
    getParentRoute: () => root,
    path: '/participants/keeping',
    component: KeepingScreen,
  });
  const history = createMemoryHistory({ initialEntries: ['/participants/keeping'] });
  await showRoutes(createRouter({ routeTree: root.addChildren([page]), history }), source, device.deps);
  return device;
}
const part = (name: string) => within(screen.getByRole('region', { name }));

it('shows who is over and who is held, counts who has no diploma, and tells of an erasure who did it and of how many', async () => {
  await shown();
  expect(part('The period is over').getAllByRole('listitem')).toHaveLength(1);
  expect(part('The period is over').getByText(/901 · Sanne Voorbij/)).toBeTruthy();
  expect(part('The period is over').getByText(/For 1 participant no day/)).toBeTruthy();
  expect(part('Over, but on hold').getByText('An objection is running')).toBeTruthy();
  expect(part('Over, but examined after that').getByText(/904 · Sanne Opnieuw/)).toBeTruthy();
  const told = part('What has been erased').getByRole('listitem').textContent;
  expect(told).toMatch(/On request · 1 person · 2 exams · by Joke Postma/);
});

it('asks before it erases, with the button that does not in focus, and erases exactly those who were shown', async () => {
  const device = await shown();
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Erase this participant…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Erase 1 participant?' }));
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Do not erase'));
  expect(dialog.getByText('Nobody can undo this.')).toBeTruthy();
  expect(await dialog.findByText('The name was not found in other places.')).toBeTruthy();
  await user.click(dialog.getByRole('button', { name: 'Also search what was recorded in other exams' }));
  const none = 'The name was not found in what was recorded in other exams either.';
  expect(document.activeElement).toBe(await dialog.findByText(none));
  await user.click(dialog.getByRole('button', { name: 'Do not erase' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBe(null));
  await user.click(screen.getByRole('button', { name: 'Erase this participant…' }));
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Do not erase'));
  await user.keyboard('{Enter}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBe(null));
  expect(device.recorded).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Erase this participant…' }));
  await user.click(await screen.findByRole('button', { name: 'Erase for good' }));
  await waitFor(() => expect(device.recorded.map(({ type }) => type)).toEqual(['erasure', 'participant']));
  expect(device.recorded[0]?.body).toMatchObject({ ground: 'retention', participantIds: [anId(1)] });
});

it('erases what is about exams without a result, and what undid a Run; whoever it is about stays', async () => {
  const device = await shown();
  const user = userEvent.setup();
  const seats = part('Exams without a result: the period is over');
  expect(seats.getByRole('listitem').textContent).toMatch(/905 · Sanne Ziek1 exam without a result/);
  await user.click(seats.getByRole('button', { name: 'Erase this exam without a result…' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText('Their data, their links and their other exams stay.')).toBeTruthy();
  expect(dialog.queryByText(/The name/)).toBe(null);
  await user.click(dialog.getByRole('button', { name: 'Erase for good' }));
  await waitFor(() => expect(device.recorded).toHaveLength(1));
  const seat = { examId: missed.examId, participantId: anId(5), assessmentIds: [anId(702)] };
  expect(device.recorded[0]?.body).toMatchObject({ participantIds: [], seats: [seat], partIds: [] });
  expect(new Set(read)).toEqual(new Set([anId(82), anId(84)]));
  const runs = part('Actions and imports: the period is over');
  expect(runs.getByRole('listitem').textContent).toMatch(/1 Jan 2020.*klas\.csv/);
  await user.click(runs.getByRole('button', { name: 'Erase this…' }));
  await user.click(await screen.findByRole('button', { name: 'Erase for good' }));
  await waitFor(() => expect(device.recorded).toHaveLength(2));
  expect(device.recorded[1]?.body).toMatchObject({ participantIds: [], seats: [], partIds: [anId(82)] });
});

it('keeps a period for each kind, also none at all', async () => {
  const device = await shown();
  const user = userEvent.setup();
  const field = (name: string) => screen.getByRole('textbox', { name }) as HTMLInputElement;
  const values = ['Results and evidence', 'Exams without a result', 'Undoing actions and imports'];
  expect(values.map((name) => field(name).value)).toEqual(['18 months', '6 months', '12 months']);
  const noLonger = /So exams without a result do not stay longer/;
  expect(screen.queryByText(noLonger)).toBe(null);
  await user.clear(field('Exams without a result'));
  await user.type(field('Exams without a result'), '60');
  expect(screen.getByText(noLonger)).toBeTruthy();
  await user.clear(field('Exams without a result'));
  await user.type(field('Exams without a result'), '6');
  expect(screen.queryByText(noLonger)).toBe(null);
  await user.clear(field('Results and evidence'));
  await user.clear(field('Undoing actions and imports'));
  await user.type(field('Undoing actions and imports'), '3');
  await user.click(screen.getByRole('button', { name: 'Save the periods' }));
  await waitFor(() =>
    expect(device.recorded.at(-1)?.body).toMatchObject({
      ...{ retentionMonths: null, attendanceMonths: 6, runMonths: 3 },
    }),
  );
});

it('leaves the periods alone that nobody changed here: a colleague may have set them meanwhile', async () => {
  const device = await shown();
  const organisation = { ...anOrganisation(), retentionMonths: 84, attendanceMonths: 6, runMonths: null };
  device.put('organisation', organisation.organisationId, organisation);
  const user = userEvent.setup();
  const field = screen.getByRole('textbox', { name: 'Exams without a result' });
  await user.clear(field);
  await user.type(field, '9');
  await user.click(screen.getByRole('button', { name: 'Save the periods' }));
  await waitFor(() =>
    expect(device.recorded.at(-1)?.body).toMatchObject({
      ...{ retentionMonths: 84, attendanceMonths: 9, runMonths: null },
    }),
  );
});
