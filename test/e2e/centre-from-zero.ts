/**
 * A centre from zero, as somebody sets it up: a hub that holds nothing, `hub centre` on a terminal, and devices that are
 * linked by codes. Between the hub and every device lies a network that can be cut.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type NetworkGate, openNetworkGate } from '../faults/network-gate';
import { nameOfRun } from '../processes/left-running';
import { type Device, startDevice } from './device';
import { startProgram, stopProgram } from './program';
import { freshDatabase } from './sample-databases';

const root = path.resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

export type NewDevice = {
  readonly network: NetworkGate;
  /** Opens the application once. */
  readonly link: string;
  /** Where it saves files for people. */
  readonly exportFolder: string;
};

export type NewCentre = {
  /** What `hub centre` printed: the code for the first device, which names the administrator. */
  readonly firstCode: string;
  readonly addDevice: (name: string) => Promise<NewDevice>;
  readonly close: () => Promise<void>;
};

/**
 * Makes the centre with the command of the hub program, and serves it.
 * @param more settings of the hub
 */
export async function startNewCentre(
  administrator: string,
  more: Readonly<Record<string, string>> = {},
): Promise<NewCentre> {
  const folder = await mkdtemp(path.join(os.tmpdir(), `${nameOfRun()}new-centre-`));
  const database = await freshDatabase();
  const settings = {
    DATABASE_URL: database.address,
    VAKPROEF_HUB_PORT: '0',
    VAKPROEF_HUB_FILES: path.join(folder, 'hub-files'),
    ...more,
  };
  const words = ['centre', 'Examencentrum Noord', 'Groningen', administrator];
  const { stdout } = await run(process.execPath, [path.join(root, 'out/node/hub.js'), ...words], {
    env: { ...process.env, ...settings },
  });
  const hub = await startProgram('hub.js', settings);
  const devices: Device[] = [];
  const networks: NetworkGate[] = [];
  return {
    firstCode: /^code +(\S+)/m.exec(stdout)?.[1] ?? '',
    addDevice: async (name) => {
      const network = await openNetworkGate(hub.ready.url);
      const own = (part: string): string => path.join(folder, name, part);
      const places = {
        VAKPROEF_DATA: own('data'),
        VAKPROEF_STATE: own('state'),
        VAKPROEF_EXPORTS: own('exports'),
      };
      const device = await startDevice('node-host', {
        profile: own('profile'),
        env: { ...places, VAKPROEF_PORT: '0', VAKPROEF_HUB_URL: '', VAKPROEF_ENROL_CODE: '' },
      });
      devices.push(device);
      networks.push(network);
      return { network, link: device.link ?? '', exportFolder: places.VAKPROEF_EXPORTS };
    },
    close: async () => {
      for (const device of devices) await device.end();
      await stopProgram(hub.child, 'SIGTERM');
      await database.drop();
      for (const network of networks) await network.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
