/**
 * A whole exam centre for one test: a hub with the sample centre on a database of its own, a device that runs the built
 * application in one of its hosts, and between them a network that can be cut. Everything lives in one temporary folder
 * and ends with it.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { realWorld } from '../../shared/kernel/real-world';
import { askRunningHost } from '../../src-main/hosts/node/running-host';
import { type NetworkGate, openNetworkGate } from '../faults/network-gate';
import { endLeftRunning, nameOfRun } from '../processes/left-running';
import { type Device, type DeviceKind, startDevice } from './device';
import { startProgram, stopProgram } from './program';
import { freshSampleDatabase } from './sample-databases';

export type Centre = {
  readonly folder: string;
  readonly deviceFolder: string;
  readonly exportFolder: string;
  readonly network: NetworkGate;
  readonly hubUrl: string;
  readonly device: () => Device;
  /** Link that opens the application of the Node host once; a new one after every restart. */
  readonly link: () => string;
  /** Another link to the running Node host, as whoever starts the program a second time gets it. */
  readonly newLink: () => Promise<string>;
  /** Ends the device's main process at once, as a crash does; with it goes the window, where the host has one. */
  readonly killDevice: () => Promise<void>;
  /** Ends it in order, as its user does. */
  readonly stopDevice: () => Promise<void>;
  readonly restartDevice: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Waits for an orderly end, but not for ever. */
const within = (ending: Promise<void>): Promise<unknown> =>
  Promise.race([ending, sleep(30_000, null, { ref: false })]);

/**
 * Starts a centre. Its device keeps its address over restarts, so that the page stays the same origin. One that is not
 * linked asks for the hub's address and a code, as a new device does.
 */
export async function startCentre({
  device: kind = 'node-host' as DeviceKind,
  isLinked = true,
} = {}): Promise<Centre> {
  const folder = await mkdtemp(path.join(os.tmpdir(), `${nameOfRun()}centre-`));
  const deviceFolder = path.join(folder, 'device');
  const exportFolder = path.join(folder, 'exports');
  const database = await freshSampleDatabase();
  const hub = await startProgram('hub.js', {
    VAKPROEF_HUB_PORT: '0',
    DATABASE_URL: database.address,
    VAKPROEF_HUB_SAMPLE: '1',
    VAKPROEF_HUB_FILES: path.join(folder, 'hub-files'),
  });
  const network = await openNetworkGate(hub.ready.url);
  const start = (port: string): Promise<Device> =>
    startDevice(kind, {
      profile: path.join(folder, 'profile'),
      env: {
        VAKPROEF_DATA: deviceFolder,
        VAKPROEF_STATE: path.join(folder, 'state'),
        VAKPROEF_EXPORTS: exportFolder,
        VAKPROEF_PORT: port,
        VAKPROEF_HUB_URL: isLinked ? network.url : '',
        VAKPROEF_ENROL_CODE: isLinked ? (hub.ready.enrolmentCode ?? '') : '',
      },
    });
  let device = await start('0');
  const devicePort = device.link ? new URL(device.link).port : '0';
  return {
    folder,
    deviceFolder,
    exportFolder,
    network,
    hubUrl: hub.ready.url,
    device: () => device,
    link: () => {
      if (!device.link) throw new Error(`a device of kind ${kind} has a window and no link`);
      return device.link;
    },
    newLink: async () => {
      const host = await askRunningHost(deviceFolder, Number(devicePort), realWorld);
      if (host.kind !== 'ours') throw new Error(`no link: ${host.kind}`);
      return host.launchUrl;
    },
    killDevice: () => device.kill(),
    stopDevice: () => device.end(),
    restartDevice: async () => {
      await device.kill();
      device = await start(devicePort);
    },
    close: async () => {
      // One that does not end would take the time of all that follows; what it left is ended, and said, below.
      await within(device.end());
      await within(stopProgram(hub.child, 'SIGTERM'));
      await database.drop();
      await within(network.close());
      const left = await endLeftRunning(folder);
      await rm(folder, { recursive: true, force: true });
      if (left.length > 0) throw new Error(`left running after a test:\n${left.join('\n')}`);
    },
  };
}
