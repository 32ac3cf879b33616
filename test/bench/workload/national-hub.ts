/** A hub that holds the documents of the national set, put there by a planner's device. Made once. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { HostClients } from '../../../shared/contract/host';
import { value } from '../../builders/value';
import { type BuiltProgram, startBuilt } from '../harness/host-process';
import { preparedFolder, root } from '../harness/place';
import { openBenchDevice } from './bench-device';
import { composeDocumentDrafts } from './national-drafts';
import { makeNationalSet, type NationalSet } from './national-set';

const documentsAtOnce = 200;
const administrator = 'Eerste Beheerder';

const hubEnv = (folder: string) => ({
  VAKPROEF_HUB_DATA: join(folder, 'hub'),
  VAKPROEF_HUB_PORT: '0',
  VAKPROEF_HUB_LOG: 'off',
  VAKPROEF_HUB_SAMPLE: '',
});

const runHub = (folder: string, ...words: string[]): string =>
  execFileSync(process.execPath, [join(root, 'out', 'node', 'hub.js'), ...words], {
    env: { ...process.env, ...hubEnv(folder) },
    encoding: 'utf8',
  }).trim();

/** A new code to link a device with, which names the centre's administrator. */
export const newEnrolmentCode = (folder: string): string =>
  runHub(folder, 'code', '--for', administrator).match(/^code +(\S+)$/m)?.[1] ?? '';

/** Links the device with such a code; the administrator chooses a PIN on it and works there. */
export async function joinAsAdministrator(
  { device, people }: Pick<HostClients, 'device' | 'people'>,
  link: { readonly hubUrl: string; readonly code: string; readonly deviceName: string },
): Promise<void> {
  const { personalCode } = value(await device.enrol(link));
  value(await people.begin({ code: personalCode, staffId: null, pin: 'een lange zin' }));
}

export const startHub = (folder: string): Promise<BuiltProgram> => startBuilt('hub.js', hubEnv(folder));

/** The hub makes a first load for the first device that asks, and keeps it: what is measured comes after that one. */
async function askFirstLoad(folder: string, hubUrl: string): Promise<void> {
  const device = await openBenchDevice(join(folder, 'first'), fetch);
  value(await device.clients.device.enrol({ hubUrl, code: newEnrolmentCode(folder), deviceName: 'first' }));
  value(await device.clients.sync.syncNow({}));
  await device.close();
}

async function fill(folder: string, set: NationalSet): Promise<void> {
  runHub(folder, 'centre', 'Nationaal', 'Utrecht', administrator);
  const code = newEnrolmentCode(folder);
  const hub = await startHub(folder);
  const device = await openBenchDevice(join(folder, 'planner'), fetch);
  await joinAsAdministrator(device.clients, { hubUrl: hub.url, code, deviceName: 'planner' });
  const documents = composeDocumentDrafts(set);
  for (let at = 0; at < documents.length; at += documentsAtOnce)
    await device.record(documents.slice(at, at + documentsAtOnce));
  const { waiting, refused, problem } = value(await device.clients.sync.syncNow({}));
  await device.close();
  await askFirstLoad(folder, hub.url);
  await hub.stop();
  if (waiting > 0 || refused > 0)
    throw new Error(`the hub did not take everything: ${JSON.stringify({ waiting, refused, problem })}`);
}

export type NationalHub = { readonly folder: string; readonly set: NationalSet };

export async function nationalHub(scale: number): Promise<NationalHub> {
  const set = makeNationalSet(scale);
  return { set, folder: await preparedFolder(`hub-${scale}`, (path) => fill(path, set)) };
}
