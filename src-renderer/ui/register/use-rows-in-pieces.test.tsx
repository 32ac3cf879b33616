// @vitest-environment happy-dom
/** A long list is drawn some rows at a time, and what stands there stays. */
import { act, cleanup, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, it } from 'vitest';
import { manualTimers } from '../../../test/fakes/manual-timers';
import { type QuerySource, QuerySourceProvider } from '../../queries/query-source';
import { useRowsInPieces } from './use-rows-in-pieces';

afterEach(cleanup);

const numbers = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => `row ${from + at}`);

function drawRows(rows: readonly string[]) {
  const timers = manualTimers();
  const source = { world: { after: timers.after } } as unknown as QuerySource;
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <QuerySourceProvider value={source}>{children}</QuerySourceProvider>
  );
  const hook = renderHook((given: readonly string[]) => useRowsInPieces(given, (row) => row), {
    wrapper,
    initialProps: rows,
  });
  return { ...hook, next: () => act(() => timers.pass(0)) };
}

it('draws the first ones at once and the others after them, until all are there', async () => {
  const { result, next } = drawRows(numbers(1, 25));
  expect(result.current).toEqual(numbers(1, 10));
  await next();
  expect(result.current).toEqual(numbers(1, 20));
  await next();
  expect(result.current).toEqual(numbers(1, 25));
});

it('keeps what stood there, wherever it stands now, and draws only so many new ones', async () => {
  const { result, rerender, next } = drawRows(numbers(1, 10));
  rerender([...numbers(101, 130), ...numbers(4, 6)]);
  expect(result.current).toEqual([...numbers(101, 110), ...numbers(4, 6)]);
  await next();
  await next();
  expect(result.current).toEqual([...numbers(101, 130), ...numbers(4, 6)]);
});

it('forgets what went: it comes back as a new one', () => {
  const { result, rerender } = drawRows(numbers(1, 10));
  rerender(['row 1']);
  rerender(numbers(1, 30));
  expect(result.current).toEqual(numbers(1, 11));
});
