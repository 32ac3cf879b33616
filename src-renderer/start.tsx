/**
 * The composition root of the page: finds the host, opens the cache, makes the writer, and renders. Everything
 * that lives as long as the page is made here, once.
 */
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './ui/theme.css';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, type ReactNode, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { realWorld } from '../shared/kernel/real-world';
import type { ActionDeps } from './actions/action';
import { createReadCache } from './cache/create-read-cache';
import { CacheDatabase } from './cache/database';
import { createSeal, importCacheKey } from './cache/seal';
import { connectHost, NoLinkError } from './host/connect-host';
import type { HostAccess } from './host/host-access';
import { startI18n } from './i18n';
import { type QuerySource, QuerySourceProvider } from './queries/query-source';
import { followPlace, router } from './router';
import { ErrorBoundary } from './shell/error-boundary';
import { followDesktop } from './shell/follow-desktop';
import { HostAccessNotice } from './shell/host-access-notice';
import { keepTyped } from './shell/keep-typed';
import { NoHostScreen } from './shell/no-host-screen';
import { NoLinkScreen } from './shell/no-link-screen';
import { adoptTheme } from './ui/adopt-theme';
import { ThemeProvider } from './ui/theme-provider';
import { ActionDepsProvider } from './ui/use-action';
import { openDeskOver } from './workers/start-desk';
import { startProjector } from './workers/start-projector';
import { createWriter } from './writer/writer';

const world = realWorld;

/** Not needed for the first sight of a screen. */
const Notifications = lazy(async () => ({ default: (await import('@mantine/notifications')).Notifications }));

type Parts = {
  readonly source: QuerySource;
  readonly deps: ActionDeps;
  readonly access: HostAccess | null;
};

async function connectParts(): Promise<Parts> {
  const { clients: host, ...connection } = await connectHost(world);
  const answer = await host.device.cacheKey({});
  if (!answer.ok) throw new Error(`no cache key: ${answer.problem.code}`);
  const key = await importCacheKey(answer.value.key);
  answer.value.key.fill(0);
  const projector = await startProjector(connection, key);
  const cache = createReadCache({
    database: new CacheDatabase(projector.databaseName, world),
    seal: createSeal(key, world),
    state: projector.state,
    rebuild: projector.rebuild,
  });
  cache.follow();
  const writer = createWriter({
    journal: host.journal,
    typed: host.typed,
    drafts: { client: host.drafts, kept: host.drafts.kept, newId: world.newId },
    cache,
    cacheState: projector.state,
    profile: host.device.profile,
    after: world.after,
  });
  const source: QuerySource = {
    cache,
    writer,
    cacheState: projector.state,
    host,
    world,
  };
  const openDesk = openDeskOver({ ...projector, key });
  return { source, deps: { host, cache, writer, world, openDesk }, access: connection.access };
}

async function start(): Promise<void> {
  const place = document.getElementById('root');
  if (!place) throw new Error('no place to render');
  adoptTheme();
  await startI18n();
  const root = createRoot(place);
  const render = (content: ReactNode): void =>
    root.render(
      <StrictMode>
        <ThemeProvider>
          <ErrorBoundary>{content}</ErrorBoundary>
        </ThemeProvider>
      </StrictMode>,
    );
  try {
    const { source, deps, access } = await connectParts();
    await followPlace(deps.host);
    render(
      <QuerySourceProvider value={source}>
        <ActionDepsProvider value={deps}>
          <Suspense>
            <Notifications position="bottom-left" />
          </Suspense>
          {access && <HostAccessNotice access={access} />}
          <RouterProvider router={router} />
        </ActionDepsProvider>
      </QuerySourceProvider>,
    );
    keepTyped(source.writer, window, access !== null);
    void followDesktop(deps.host, (path) => router.history.push(path));
    // Asking costs nothing; whether the browser agrees changes nothing, because the journal is the truth.
    void navigator.storage?.persist?.();
  } catch (error) {
    if (error instanceof NoLinkError) return render(<NoLinkScreen access={error.access} />);
    // Whatever stood in the way, the user can only start again; what had a tick is in the journal.
    render(<NoHostScreen />);
  }
}

void start();
