/**
 * A screen in a page, for component tests: the real texts, theme and router over the cache of a lab, with somebody
 * signed in who may do everything. Tests that use it begin with `@vitest-environment happy-dom`.
 */
import {
  type AnyRouter,
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { act, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { initReactI18next } from 'react-i18next';
import type { Transfers } from '../../shared/contract/bodies-contract';
import type { DeviceProfile } from '../../shared/contract/device-contract';
import type { Attempt } from '../../shared/contract/identity-contract';
import type { People } from '../../shared/contract/people-contract';
import type { SyncStatus } from '../../shared/contract/sync-contract';
import type { StaffId } from '../../shared/kernel/ids';
import { createLiveValue } from '../../shared/kernel/live-value';
import { realWorld } from '../../shared/kernel/real-world';
import type { World } from '../../shared/kernel/world';
import type { JournalEntry } from '../../shared/protocol/journal-entry';
import { createTexts } from '../../shared/texts/create-texts';
import { namespacesByLanguage } from '../../shared/texts/files-by-language';
import type { ActionDeps } from '../../src-renderer/actions/action';
import type { CacheState } from '../../src-renderer/cache/query-cache';
import { type QuerySource, QuerySourceProvider } from '../../src-renderer/queries/query-source';
import { ThemeProvider } from '../../src-renderer/ui/theme-provider';
import { ActionDepsProvider } from '../../src-renderer/ui/use-action';
import { type FakeDevice, fakeDevice } from '../fakes/fake-device';
import { hostStates } from '../fakes/host-states';
import { aCacheLab, pulledEntry } from './a-cache-lab';
import { aVersion } from './a-change';
import { aDeskOver } from './a-desk';
import { anId } from './an-exam';

const files = import.meta.glob<object>('../../assets/locales/*/*.json', { eager: true, import: 'default' });

const staffId = anId<'Staff'>(8000);
const somebody = {
  staffId,
  name: 'Joke Postma',
  jobTitle: '',
  roles: ['administrator', 'examiner'],
  independent: true,
};

export const aProfile = (actorId: StaffId): DeviceProfile => ({
  deviceId: anId<'Device'>(9001),
  deviceName: 'Tablet',
  organisationId: anId<'Organisation'>(1),
  organisationName: 'Examencentrum',
  hubUrl: null,
  isShutOut: false,
  actorId,
  handedTo: null,
  host: 'node',
  appVersion: '0.0.0',
});

export type APage = {
  /** Adds entries to the journal; resolves when the screen shows them. */
  readonly add: (...entries: readonly JournalEntry[]) => Promise<void>;
  readonly device: FakeDevice;
};

/** Shows the screen, in English. */
export const aPage = (Screen: () => ReactNode, ...entries: readonly JournalEntry[]): Promise<APage> =>
  aPageWith({}, Screen, ...entries);

/** The same, where it matters who has a PIN on the device, or who is signing in with an account. */
export async function aPageWith(
  {
    people,
    sync,
    attempt,
    transfers,
    profile = aProfile(staffId),
    world,
    device = fakeDevice(),
    address = '/',
  }: {
    readonly people?: People;
    readonly sync?: SyncStatus;
    readonly attempt?: Attempt;
    /** Files on their way. */
    readonly transfers?: Transfers;
    readonly profile?: DeviceProfile;
    /** Where the screen takes the time from; the real one if not given. */
    readonly world?: World;
    /** The one an earlier page ran on: a page after a reload. */
    readonly device?: FakeDevice;
    /** With what it says behind the question mark. */
    readonly address?: string;
  },
  Screen: () => ReactNode,
  ...entries: readonly JournalEntry[]
): Promise<APage> {
  const lab = await aCacheLab();
  await lab.add(pulledEntry([[aVersion('staff', staffId, somebody), 1]]), ...entries);
  const deps: ActionDeps = { ...device.deps, world: world ?? realWorld };
  const source: QuerySource = {
    cache: lab.cache,
    writer: deps.writer,
    cacheState: createLiveValue<CacheState>(),
    host: {
      ...hostStates(profile, people, sync, attempt, transfers),
      catalogue: { requests: device.catalogue.state },
      drafts: { kept: device.drafts.told, broken: device.drafts.toldBroken },
    },
    world: deps.world,
  };
  const rootRoute = createRootRoute({ component: Screen, notFoundComponent: Screen });
  const router = createRouter({
    routeTree: rootRoute,
    history: createMemoryHistory({ initialEntries: [address] }),
  });
  await showRoutes(router, source, { ...deps, cache: lab.cache, openDesk: aDeskOver(lab.cache) });
  return { add: (...more) => act(() => lab.add(...more)), device };
}

/** Shows the screens of a router over these sources, in English. */
export async function showRoutes(router: AnyRouter, source: QuerySource, deps: ActionDeps): Promise<void> {
  const { en = {} } = namespacesByLanguage(files);
  initReactI18next.init(createTexts({ en }, 'en'));
  await act(async () => {
    render(
      <ThemeProvider>
        <QuerySourceProvider value={source}>
          <ActionDepsProvider value={deps}>
            <RouterProvider router={router} />
          </ActionDepsProvider>
        </QuerySourceProvider>
      </ThemeProvider>,
    );
  });
}
