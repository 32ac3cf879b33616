/**
 * A whole exam centre for one test: a hub with the sample centre on its own PostgreSQL, a device that runs the built
 * Node host, and between them a network that can be cut. Everything lives in one temporary folder and ends with it.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type NetworkGate, openNetworkGate } from '../faults/network-gate';

const root = path.resolve(import.meta.dirname, '../..');

type ReadyMessage = { readonly type: 'ready'; readonly url: string; readonly enrolmentCode?: string };

export type Centre = {
  readonly folder: string;
  readonly deviceFolder: string;
  readonly exportFolder: string;
  readonly network: NetworkGate;
  readonly hubUrl: string;
  /** Link that opens the application once; a new one after every restart. */
  readonly link: () => string;
  readonly killDevice: () => Promise<void>;
  readonly restartDevice: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Starts a built program and waits until it says it is ready. */
async function startProgram(
  entry: string,
  env: Record<string, string>,
): Promise<{ child: ChildProcess; ready: ReadyMessage }> {
  const child = fork(path.join(root, 'out/node', entry), [], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: [],
  });
  let output = '';
  const collect = (data: Buffer) => {
    output = (output + data.toString()).slice(-4000);
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  const ready = await new Promise<ReadyMessage>((resolve, reject) => {
    child.on('message', (message) => {
      if ((message as ReadyMessage).type === 'ready') resolve(message as ReadyMessage);
    });
    child.once('exit', (code) =>
      reject(new Error(`${entry} ended with ${code} before it was ready\n${output}`)),
    );
  });
  return { child, ready };
}

async function stopProgram(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill(signal);
  await ended;
}

/** Starts a centre. `port` of the device is any free one, kept over restarts so that the page stays the same origin. */
export async function startCentre(): Promise<Centre> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'vakproef-centre-'));
  // The hub's PostgreSQL may run as another user; it must be able to walk through this folder.
  await chmod(folder, 0o755);
  const deviceFolder = path.join(folder, 'device');
  const exportFolder = path.join(folder, 'exports');
  const hub = await startProgram('hub.js', {
    VAKPROEF_HUB_PORT: '0',
    VAKPROEF_HUB_DATA: path.join(folder, 'hub'),
    VAKPROEF_HUB_SAMPLE: '1',
  });
  const network = await openNetworkGate(hub.ready.url);
  let devicePort = '0';
  const startDevice = () =>
    startProgram('host.js', {
      VAKPROEF_DATA: deviceFolder,
      VAKPROEF_EXPORTS: exportFolder,
      VAKPROEF_PORT: devicePort,
      VAKPROEF_HUB_URL: network.url,
      VAKPROEF_ENROL_CODE: hub.ready.enrolmentCode ?? '',
    });
  let device = await startDevice();
  devicePort = new URL(device.ready.url).port;
  return {
    folder,
    deviceFolder,
    exportFolder,
    network,
    hubUrl: hub.ready.url,
    link: () => device.ready.url,
    killDevice: () => stopProgram(device.child, 'SIGKILL'),
    restartDevice: async () => {
      await stopProgram(device.child, 'SIGKILL');
      device = await startDevice();
    },
    close: async () => {
      await stopProgram(device.child, 'SIGTERM');
      await stopProgram(hub.child, 'SIGTERM');
      await network.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
