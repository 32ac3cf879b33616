// @vitest-environment happy-dom
/** Symbols of a row: where they lead, that the browser keeps its own ways of opening, and what explains them. */
import { MantineProvider } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { manualTimers } from '../../test/fakes/manual-timers';
import { type QuerySource, QuerySourceProvider } from '../queries/query-source';
import { HintLabel } from './hint-label';
import { RowOption } from './row-option';

afterEach(cleanup);

async function showOption() {
  const timers = manualTimers();
  const root = createRootRoute();
  const list = createRoute({
    getParentRoute: () => root,
    path: '/list',
    component: () => (
      <RowOption
        label="Open"
        of="Bakker"
        icon={IconFileText}
        place={{ to: '/planning/new', search: { candidate: 'one' } }}
      />
    ),
  });
  const there = createRoute({
    getParentRoute: () => root,
    path: '/planning/new',
    component: () => <h1>Planning</h1>,
  });
  const router = createRouter({
    routeTree: root.addChildren([list, there]),
    history: createMemoryHistory({ initialEntries: ['/list'] }),
  });
  render(
    <QuerySourceProvider value={{ world: { after: timers.after } } as unknown as QuerySource}>
      <MantineProvider>
        <HintLabel />
        <RouterProvider router={router as never} />
      </MantineProvider>
    </QuerySourceProvider>,
  );
  return { option: await screen.findByRole('link', { name: 'Open: Bakker' }), router, timers };
}

it('leads there, and leaves a press that asks for another window to the browser', async () => {
  const { option, router } = await showOption();
  expect(option.getAttribute('href')).toBe('/planning/new?candidate=one');
  fireEvent.click(option, { ctrlKey: true });
  expect(router.state.location.pathname).toBe('/list');
  fireEvent.click(option);
  await screen.findByRole('heading', { name: 'Planning' });
  expect(router.state.location.search).toEqual({ candidate: 'one' });
});

it('is explained to whoever points at it for a moment, until Escape or until they go', async () => {
  const { option, timers } = await showOption();
  fireEvent.mouseEnter(option);
  expect(screen.queryByText('Open')).toBeNull();
  await act(() => timers.pass(400));
  expect(await screen.findByText('Open')).toBeTruthy();
  fireEvent.keyDown(window, { key: 'Escape' });
  expect(screen.queryByText('Open')).toBeNull();
  fireEvent.mouseLeave(option);
  fireEvent.mouseEnter(option);
  await act(() => timers.pass(400));
  expect(await screen.findByText('Open')).toBeTruthy();
  fireEvent.mouseLeave(option);
  expect(screen.queryByText('Open')).toBeNull();
});
