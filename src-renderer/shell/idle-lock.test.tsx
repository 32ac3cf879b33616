// @vitest-environment happy-dom
/** A device that nobody touches locks itself, and not while a mark is on its way. */
import { act, cleanup, fireEvent, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { DeviceProfile } from '../../shared/contract/device-contract';
import { createLiveValue } from '../../shared/kernel/live-value';
import { aCacheLab } from '../../test/builders/a-cache-lab';
import { fakeDevice } from '../../test/fakes/fake-device';
import { hostStates } from '../../test/fakes/host-states';
import { QuerySourceProvider } from '../queries/query-source';
import { usePreferences } from '../ui/preferences';
import { ActionDepsProvider } from '../ui/use-action';
import { IdleLock } from './idle-lock';

afterEach(cleanup);

async function anUntouchedPage() {
  const { deps, people } = fakeDevice();
  const waiting = createLiveValue(0);
  const look: (() => void)[] = [];
  const later: (() => void)[] = [];
  let nowMs = 0;
  const world = {
    ...deps.world,
    monotonicMs: () => nowMs,
    after: (_ms: number, work: () => void) => {
      later.push(work);
      return () => undefined;
    },
    every: (_ms: number, work: () => void) => {
      look.push(work);
      return () => undefined;
    },
  };
  const source = {
    cache: (await aCacheLab()).cache,
    writer: { ...deps.writer, waiting },
    cacheState: createLiveValue<never>(),
    host: hostStates({} as DeviceProfile),
    world,
  };
  usePreferences.setState({ lockAfterMinutes: 10 });
  render(
    <QuerySourceProvider value={source}>
      <ActionDepsProvider value={deps}>
        <IdleLock />
      </ActionDepsProvider>
    </QuerySourceProvider>,
  );
  return {
    waiting,
    pass: (minutes: number) =>
      act(async () => {
        nowMs += minutes * 60_000;
        for (const one of [...look, ...later.splice(0)]) one();
        for (const one of later.splice(0)) one();
      }),
    isLocked: () => people.asked.some(([name]) => name === 'lock'),
  };
}

it('locks after the time set for this device, and not before', async () => {
  const page = await anUntouchedPage();
  await page.pass(9);
  expect(page.isLocked()).toBe(false);
  await page.pass(1);
  expect(page.isLocked()).toBe(true);
});

it('counts from the last touch', async () => {
  const page = await anUntouchedPage();
  await page.pass(9);
  fireEvent.pointerDown(document.body);
  await page.pass(9);
  expect(page.isLocked()).toBe(false);
  await page.pass(1);
  expect(page.isLocked()).toBe(true);
});

it('counts a touch of another page of this device: a lock is for all of them', async () => {
  const page = await anUntouchedPage();
  await page.pass(9);
  const other = new BroadcastChannel('vakproef-touched');
  const heard = new Promise((resolve) => {
    const third = new BroadcastChannel('vakproef-touched');
    third.onmessage = () => resolve(third.close());
  });
  other.postMessage(null);
  await heard;
  await page.pass(9);
  expect(page.isLocked()).toBe(false);
  await page.pass(1);
  expect(page.isLocked()).toBe(true);
  other.close();
});

it('waits for a mark that is on its way', async () => {
  const page = await anUntouchedPage();
  page.waiting.set(1);
  await page.pass(10.5);
  expect(page.isLocked()).toBe(false);
  page.waiting.set(0);
  await page.pass(0);
  expect(page.isLocked()).toBe(true);
});

it('waits no longer than a minute for one that a full disk does not take', async () => {
  const page = await anUntouchedPage();
  page.waiting.set(1);
  await page.pass(11);
  expect(page.isLocked()).toBe(true);
});
