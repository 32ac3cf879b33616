// @vitest-environment happy-dom
/** Contents across qualifications, as somebody looks for them: typed, folded out, by tab. */
import { createMemoryHistory, createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { splitQualification } from '../../../shared/domain/qualification';
import { createLiveValue } from '../../../shared/kernel/live-value';
import { realWorld } from '../../../shared/kernel/real-world';
import { standardCompetences } from '../../../shared/records/standard-competences';
import { aCacheLab, pulledEntry } from '../../../test/builders/a-cache-lab';
import { aVersion } from '../../../test/builders/a-change';
import { aProfile, showRoutes } from '../../../test/builders/a-page';
import { aCoreTask, anIndicator, aQualification, aWorkProcess } from '../../../test/builders/a-qualification';
import { anId } from '../../../test/builders/an-exam';
import { fakeDevice } from '../../../test/fakes/fake-device';
import { hostStates } from '../../../test/fakes/host-states';
import type { CacheState } from '../../cache/query-cache';
import { readStructureSearch } from '../../ui/search-params';
import { useUiState } from '../../ui/ui-state';
import { StructureScreen } from './structure-screen';

const [k] = standardCompetences.slice(10) as [(typeof standardCompetences)[number]];
const qualification = (name: string, status: 'active' | 'inactive', ...texts: readonly string[]) =>
  splitQualification(
    aQualification({
      name,
      status,
      coreTasks: [
        aCoreTask({
          workProcesses: [
            aWorkProcess({
              competenceIds: [k.competenceId],
              indicators: texts.map((text) => anIndicator({ text })),
            }),
          ],
        }),
      ],
    }),
    null,
  );
const welder = qualification('Lasser', 'active', 'Draagt een helm', 'Last de naad');
const fitter = qualification('Monteur', 'inactive', 'draagt een helm.', 'Meet de leiding');
const cook = qualification('Kok', 'active', ...Array.from({ length: 40 }, (_, at) => `Snijdt ${at} uien`));
const closed = qualification('Weg', 'active', 'Nergens');
const joke = {
  staffId: anId<'Staff'>(8000),
  name: 'Joke',
  jobTitle: '',
  roles: ['administrator'],
  independent: true,
};

// What somebody sought is remembered while the program runs.
beforeEach(() => useUiState.setState({ soughtTexts: {} }));

async function shown(heads = [welder, fitter]) {
  const device = fakeDevice();
  const lab = await aCacheLab();
  await lab.add(
    pulledEntry([
      [aVersion('staff', joke.staffId, joke), 1],
      ...heads.map(
        ({ head }, at) => [aVersion('qualification', head.qualificationId, head), at + 2] as const,
      ),
    ]),
  );
  const versions = [welder, fitter, cook];
  const content = (async (_type: string, digest: string) =>
    versions.find(({ head }) => head.versionDigest === digest)?.version ?? null) as typeof lab.cache.content;
  const cache = { ...lab.cache, content };
  const source = {
    cache,
    writer: device.deps.writer,
    cacheState: createLiveValue<CacheState>(),
    host: hostStates(aProfile(joke.staffId)),
    world: realWorld,
  };
  const root = createRootRoute();
  const route = createRoute({
    getParentRoute: () => root,
    path: '/structure',
    component: StructureScreen,
    validateSearch: readStructureSearch,
  });
  const router = createRouter({
    routeTree: root.addChildren([route]),
    history: createMemoryHistory({ initialEntries: ['/structure'] }),
  });
  await showRoutes(router, source, { ...device.deps, cache });
  await screen.findByRole('list', { name: /All indicators/ });
  return { user: userEvent.setup(), router };
}
const texts = () =>
  within(screen.getByRole('list', { name: /All indicators/ }))
    .getAllByRole('listitem')
    .map((item) => item.firstElementChild?.textContent);

describe('the contents of all qualifications', () => {
  it('are found while one types, wherever the words stand, and each leads to its work process', async () => {
    const { user } = await shown();
    expect(texts()).toEqual(['Draagt een helm', 'Last de naad', 'draagt een helm.', 'Meet de leiding']);
    await user.type(screen.getByRole('textbox', { name: /Search the text/ }), 'monteur helm');
    expect(await screen.findByText('1 indicator')).toBeTruthy();
    expect(texts()).toEqual(['draagt een helm.']);
    const open = fitter.version.coreTasks[0]?.workProcesses[0]?.workProcessId;
    expect(screen.getByRole('link', { name: /Monteur/ }).getAttribute('href')).toBe(
      `/qualifications/${fitter.head.qualificationId}?open=${open}`,
    );
  });

  it('say where a text comes back, in place and in a list of their own', async () => {
    const { user, router } = await shown();
    await user.click(screen.getAllByText('Stands in 1 other place')[0] as HTMLElement);
    expect(screen.getAllByRole('link', { name: /Monteur/ })).toHaveLength(3);
    await user.click(screen.getByRole('tab', { name: 'Texts that come back' }));
    expect(screen.getByText('1 text comes back')).toBeTruthy();
    expect(screen.getByText('2 places')).toBeTruthy();
    expect(router.state.location.search).toEqual({ part: 'recurring' });
    // Found by its second place as well.
    await user.type(screen.getByRole('textbox', { name: /Search the text/ }), 'monteur');
    expect(screen.getByText('1 text comes back')).toBeTruthy();
    await user.keyboard(' leiding');
    expect(await screen.findByText('0 texts come back')).toBeTruthy();
  });

  it('are drawn some at a time, also those of another search, so that no key waits for a hundred rows', async () => {
    const atOnce: number[] = [];
    const rowsIn = (node: Node): number =>
      node instanceof Element ? node.querySelectorAll('ol > li').length + Number(node.matches('ol > li')) : 0;
    const watch = new MutationObserver((changes) => {
      const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
      atOnce.push(added.reduce((sum, node) => sum + rowsIn(node), 0));
    });
    watch.observe(document.body, { childList: true, subtree: true });
    const { user } = await shown([cook, welder]);
    await waitFor(() => expect(texts()).toHaveLength(42));
    await user.type(screen.getByRole('textbox', { name: /Search the text/ }), 'uien');
    await waitFor(() => expect(texts()).toHaveLength(40));
    watch.disconnect();
    expect(Math.max(...atOnce)).toBeLessThanOrEqual(16);
  });

  it('say of a list in which no text comes back that each stands in one place, with nothing to clear', async () => {
    const { user } = await shown([welder]);
    await user.click(screen.getByRole('tab', { name: 'Texts that come back' }));
    expect(screen.getByText('Every text stands in one place.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Clear the search' })).toBeNull();
  });

  it('show what each qualification asks for, as a number in a table', async () => {
    const { user } = await shown([fitter, welder]);
    await user.click(screen.getByRole('tab', { name: 'Competences asked for' }));
    const rows = screen.getAllByRole('rowheader').map((cell) => cell.textContent?.trim());
    expect(rows).toEqual(['Lasser', 'Monteur']);
    const row = screen.getByRole('row', { name: /Lasser/ });
    const cells = within(row)
      .getAllByRole('cell')
      .map((cell) => cell.textContent);
    expect(cells[0]).toBe('1');
    expect(cells.slice(1).filter((text) => text !== '')).toEqual(['1']);
    expect(screen.getByRole('columnheader', { name: 'K Applying professional expertise' })).toBeTruthy();
  });

  it('are narrowed to those in use, and say what is missing on this device', async () => {
    const { user } = await shown([welder, fitter, closed]);
    expect(
      screen.getByText('1 qualification cannot be opened on this device and does not count here.'),
    ).toBeTruthy();
    await user.selectOptions(screen.getByRole('combobox', { name: 'From' }), 'Active');
    expect(await screen.findByText('2 indicators')).toBeTruthy();
    expect(texts()).toEqual(['Draagt een helm', 'Last de naad']);
  });

  it('say so where nothing is found, and the way back is one press', async () => {
    const { user } = await shown();
    await user.type(screen.getByRole('textbox', { name: /Search the text/ }), 'xyzzy');
    expect(await screen.findByText('Nothing here matches “xyzzy”.')).toBeTruthy();
    await user.click(screen.getAllByRole('button', { name: 'Clear the search' }).at(-1) as HTMLElement);
    expect(await screen.findByText('4 indicators')).toBeTruthy();
  });
});
