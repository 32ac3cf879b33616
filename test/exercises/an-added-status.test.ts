/**
 * The exercise to "How to add a status" in ARCHITECTURE.md: a made-up status, the battery, is added to the contract
 * `device` and to its service, and nowhere else. Serving, telling, coming back and following are there by themselves.
 */
import { expect, it } from 'vitest';
import { z } from 'zod';
import type { ServiceOf } from '../../shared/contract/contract';
import { deviceContract } from '../../shared/contract/device-contract';
import { contracts } from '../../shared/contract/host';
import { connectAll, serveAll } from '../../shared/contract/several-contracts';
import { createLiveValue } from '../../shared/kernel/live-value';
import { problem } from '../../shared/kernel/problem';
import { err } from '../../shared/kernel/result';

// File 1, the contract.
const withBattery = {
  ...deviceContract,
  states: { ...deviceContract.states, battery: z.object({ percent: z.int() }) },
};

// File 2, the service.
const percentage = createLiveValue({ percent: 80 });
const notHere = async () => err(problem('not-enrolled'));
const service: ServiceOf<typeof withBattery> = {
  profile: createLiveValue({
    deviceId: '01900000-0000-7000-8000-000000009001' as never,
    deviceName: 'Tablet',
    organisationId: null,
    organisationName: null,
    hubUrl: null,
    isShutOut: false,
    actorId: null,
    handedTo: null,
    host: 'node' as const,
    appVersion: '0.0.0',
  }),
  enrol: notHere,
  cacheKey: notHere,
  storageHealth: notHere,
  printers: notHere,
  makeRoom: notHere,
  keepPlace: notHere,
  lastPlace: notHere,
  battery: percentage,
};

it('a new status is in the contract and in its service, and a page has it, now and after every change', async () => {
  const all = { device: withBattery };
  const served = serveAll(all, { device: service }, () => '');
  const listeners = new Set<(path: string, body: unknown) => void>();
  const stop = served.follow((path, body) => {
    for (const listener of listeners) listener(path, body);
  });
  const page = connectAll(all, {
    request: served.handler,
    onNotice: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  });
  const { battery } = page.device;
  battery.get();
  await expect.poll(() => battery.get()).toEqual({ percent: 80 });
  percentage.set({ percent: 79 });
  expect(battery.get()).toEqual({ percent: 79 });
  expect(served.presentState()).toContainEqual({ path: 'device.battery', body: { percent: 79 } });
  stop();
});

it('no status stands in a contract as a call or a notice as well', () => {
  const twice = Object.values(contracts).flatMap(({ name, calls, states, notices }) =>
    Object.keys(states)
      .filter((state) => state in calls || state in notices)
      .map((state) => `${name}.${state}`),
  );
  expect(twice).toEqual([]);
});
