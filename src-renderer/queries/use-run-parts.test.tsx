// @vitest-environment happy-dom
/** What takes Runs back stands as it is: read anew with whatever comes in, and the same list where none of it became other. */
import { act, cleanup, renderHook } from '@testing-library/react';
import type { PropsWithChildren } from 'react';
import { afterEach, expect, it } from 'vitest';
import { createLiveValue } from '../../shared/kernel/live-value';
import { anId } from '../../test/builders/an-exam';
import type { CacheState } from '../cache/query-cache';
import { type QuerySource, QuerySourceProvider } from './query-source';
import { useRunParts } from './use-run-parts';

afterEach(cleanup);

const [first, gone] = [anId<'PeopleRunPart'>(1), anId<'PeopleRunPart'>(2)];
const asked = [first, gone];

it('is read anew with what came in, such as a part that was emptied; one that is not here is left out', async () => {
  let revision = 1;
  const document = async (_: string, partId: string) =>
    partId === gone ? null : { document: { partId, steps: [] }, revision: anId<'Change'>(revision) };
  const cacheState = createLiveValue<CacheState>();
  const source = { cache: { document }, cacheState } as unknown as QuerySource;
  const wrapper = ({ children }: PropsWithChildren) => (
    <QuerySourceProvider value={source}>{children}</QuerySourceProvider>
  );
  const { result } = renderHook(() => useRunParts(asked), { wrapper });
  const revisions = () => result.current?.map((part) => part.revision);
  await expect.poll(revisions).toEqual([anId(1)]);
  const before = result.current;
  const comesIn = (position: number) =>
    act(async () => cacheState.set({ phase: 'ready', position, journalPosition: position }));
  await comesIn(1);
  expect(result.current).toBe(before);
  revision = 7;
  await comesIn(2);
  await expect.poll(revisions).toEqual([anId(7)]);
});
