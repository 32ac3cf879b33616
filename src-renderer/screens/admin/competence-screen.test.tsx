// @vitest-environment happy-dom
/** M14 to M16: the list, one competence, and everything that can be done with an own one, as a person does it. */
import { createMemoryHistory, createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { splitQualification } from '../../../shared/domain/qualification';
import type { CompetenceId } from '../../../shared/kernel/ids';
import { createLiveValue } from '../../../shared/kernel/live-value';
import { standardCompetences } from '../../../shared/records/standard-competences';
import { aCacheLab, pulledEntry } from '../../../test/builders/a-cache-lab';
import { aVersion } from '../../../test/builders/a-change';
import { aProfile, showRoutes } from '../../../test/builders/a-page';
import { aCoreTask, aQualification, aWorkProcess } from '../../../test/builders/a-qualification';
import { anId } from '../../../test/builders/an-exam';
import { fakeDevice } from '../../../test/fakes/fake-device';
import { hostStates } from '../../../test/fakes/host-states';
import type { CacheState } from '../../cache/query-cache';
import { CompetenceScreen, NewCompetenceScreen } from './competence-screen';
import { CompetencesScreen } from './competences-screen';

const [k] = standardCompetences.slice(10) as [(typeof standardCompetences)[number]];
const own = (n: number, code: string, more: object = {}) => ({
  competenceId: anId<'Competence'>(n),
  code,
  name: { nl: `Eigen ${code}`, en: `Own ${code}` },
  origin: 'custom' as const,
  ...more,
});
const welding = splitQualification(
  aQualification({
    name: 'Lasser',
    coreTasks: [
      aCoreTask({
        workProcesses: [
          aWorkProcess({ code: 'W1', name: 'Bereidt voor', competenceIds: [anId<'Competence'>(101)] }),
          aWorkProcess({ code: 'W2', name: 'Last', competenceIds: [k.competenceId] }),
        ],
      }),
    ],
  }),
  null,
);
const joke = {
  staffId: anId<'Staff'>(8000),
  name: 'Joke',
  jobTitle: '',
  roles: ['administrator'],
  independent: true,
};

/** The three screens at an address, over a centre with one qualification and an own competence that it uses. */
async function shown(path: string) {
  const device = fakeDevice();
  const lab = await aCacheLab();
  await lab.add(
    pulledEntry([
      [aVersion('staff', joke.staffId, joke), 1],
      [aVersion('competence', anId(101), own(101, 'VK1', { description: { en: 'To work safely' } })), 2],
      [aVersion('competence', anId(102), own(102, 'VK2', { status: 'archived' })), 3],
      [aVersion('qualification', welding.head.qualificationId, welding.head), 4],
    ]),
  );
  device.put('competence', anId(101), own(101, 'VK1'));
  const cache: typeof lab.cache = {
    ...lab.cache,
    content: (async (_type: string, digest: string) =>
      digest === welding.head.versionDigest ? welding.version : null) as typeof lab.cache.content,
  };
  const source = {
    cache,
    writer: device.deps.writer,
    cacheState: createLiveValue<CacheState>(),
    host: hostStates(aProfile(joke.staffId)),
    world: device.deps.world,
  };
  const root = createRootRoute();
  const at = (to: string, component: () => React.ReactNode) =>
    createRoute({ getParentRoute: () => root, path: to, component });
  const router = createRouter({
    routeTree: root.addChildren([
      at('/competences', CompetencesScreen),
      at('/competences/new', NewCompetenceScreen),
      at('/competences/$competenceId', CompetenceScreen),
    ]),
    history: createMemoryHistory({ initialEntries: [path] }),
  });
  await showRoutes(router, source, { ...device.deps, cache });
  return { device, user: userEvent.setup(), lab, router };
}
const bodies = (device: ReturnType<typeof fakeDevice>) => device.recorded.map(({ body }) => body);

describe('M14, M15: the list', () => {
  it('has the 25 locked ones with every language, own ones apart, archived ones last, and where each is used', async () => {
    const { user } = await shown('/competences');
    const standard = within(screen.getByRole('table', { name: 'Fixed competences A to Y' }));
    expect(standard.getAllByRole('row')).toHaveLength(26);
    const row = standard.getByRole('row', { name: /Applying professional expertise/ });
    expect(within(row).getByText('Vakdeskundigheid toepassen')).toBeTruthy();
    expect(row.textContent).toContain('1 work process');
    expect(screen.getByText('Fixed')).toBeTruthy();
    const mine = within(screen.getByRole('table', { name: 'Competences of your own' }));
    expect(mine.getByText('To work safely')).toBeTruthy();
    expect(screen.getAllByRole('table').map((table) => table.getAttribute('aria-label'))).toEqual([
      'Competences of your own',
      'Fixed competences A to Y',
      'Archive',
    ]);
    await user.type(screen.getByRole('textbox', { name: 'Search by code or name' }), 'vakdeskundigheid');
    expect(await screen.findByText('1 found')).toBeTruthy();
  });
});

describe('one competence', () => {
  it('M15 that is standard stands there in three languages, and nothing of it can be typed', async () => {
    await shown(`/competences/${k.competenceId}`);
    for (const text of ['Applying professional expertise', 'Vakdeskundigheid toepassen'])
      expect(screen.getAllByText(text).length).toBeGreaterThan(0);
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('M43 leads to each work process that uses it', async () => {
    await shown(`/competences/${anId(101)}`);
    const link = await screen.findByRole('link', { name: 'W1 Bereidt voor' });
    const { qualificationId } = welding.head;
    const open = welding.version.coreTasks[0]?.workProcesses[0]?.workProcessId;
    expect(link.getAttribute('href')).toBe(`/qualifications/${qualificationId}?open=${open}`);
    expect(screen.queryByRole('link', { name: /W2/ })).toBeNull();
  });

  it('M16 is added with a code and a name in one language', async () => {
    const { device, user } = await shown('/competences/new');
    await user.type(screen.getByLabelText('Code'), 'VK7');
    const german = within(screen.getByRole('group', { name: 'Deutsch' }));
    await user.type(german.getByLabelText('Name'), 'Sicher arbeiten');
    await user.click(screen.getByRole('button', { name: 'Add' }));
    expect(bodies(device)).toMatchObject([
      { code: 'VK7', name: { de: 'Sicher arbeiten' }, origin: 'custom' },
    ]);
  });

  it('M16 keeps what was typed when the code is taken, and says so', async () => {
    const { device, user } = await shown('/competences/new');
    await user.type(screen.getByLabelText('Code'), 'k');
    const german = within(screen.getByRole('group', { name: 'Deutsch' }));
    await user.type(german.getByLabelText('Name'), 'Neu');
    await user.click(screen.getByRole('button', { name: 'Add' }));
    expect(screen.getByRole('alert').textContent).toContain('The code k is in use already');
    expect(german.getByLabelText('Name')).toHaveProperty('value', 'Neu');
    expect(bodies(device)).toEqual([]);
  });

  it('M16 is archived, and offered again', async () => {
    const { device, user } = await shown(`/competences/${anId(101)}`);
    await user.click(screen.getByRole('button', { name: 'Move to the archive' }));
    expect(bodies(device)).toMatchObject([{ code: 'VK1', status: 'archived' }]);
  });

  it('M16 shows what a merge touches before anything happens', async () => {
    const { device, user } = await shown(`/competences/${anId(101)}`);
    const into = screen.getByLabelText('Merge with', { selector: 'input' });
    await user.type(into, 'professional');
    await user.click(await screen.findByText('K Applying professional expertise'));
    expect(screen.getByText(/Wherever it says VK1 Own VK1 now, it will say K Applying/)).toBeTruthy();
    expect(screen.getByText('This one gets a new version (1):')).toBeTruthy();
    expect(screen.getByText(/Planned exams stay as they are/)).toBeTruthy();
    expect(bodies(device)).toEqual([]);
    expect(screen.getByRole('button', { name: 'Merge with K' })).toBeTruthy();
  });

  it('M16 that was merged says into what, has the focus on it, and can be taken back', async () => {
    const { lab } = await shown(`/competences/${anId(101)}`);
    const merged = own(101, 'VK1', { status: 'archived', mergedInto: k.competenceId });
    await act(() => lab.add(pulledEntry([[aVersion('competence', anId(101), merged as never), 9]])));
    const notice = await screen.findByText(/Merged with/);
    expect(document.activeElement?.contains(notice)).toBe(true);
    expect(screen.getByRole('link', { name: 'K Applying professional expertise' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Undo' })).toBeTruthy();
    expect(screen.queryByLabelText('Code')).toBeNull();
  });

  it('says so where there is none', async () => {
    await shown(`/competences/${anId<'Competence'>(555) as CompetenceId}`);
    expect(screen.getAllByText('This was not found').length).toBeGreaterThan(0);
  });
});
