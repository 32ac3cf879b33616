/** Another account reads the names of exported files, which hold names of candidates. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { startHost } from '../attack-host.mjs';
import { callHost, meet, readLink } from '../enter-host.mjs';

export const name = 'another account reads the names of exported files, or the file of the running host';
export const must = 'folders and files of the device are for their owner alone';

export async function run({ host, folder }) {
  if (process.platform === 'win32') return { skipped: 'Windows keeps folders of a user by other means' };
  const data = join(folder, 'device');
  const running = startHost({ host, folder: data });
  const { origin, ticket } = readLink(await running.link);
  const token = await meet(origin, ticket);
  const bytes = { $bytes: Buffer.from('{}').toString('base64') };
  const saved = await (
    await callHost(origin, token, 'files.save', { suggestedName: 'Emine.json', bytes })
  ).json();
  const modes = [`${data}-exports`, data, join(data, 'host.run')].map((path) => statSync(path).mode & 0o777);
  await running.stop();
  return {
    held: saved.ok && modes.every((mode) => (mode & 0o077) === 0),
    saw: `exports ${modes[0].toString(8)}, data ${modes[1].toString(8)}, run ${modes[2].toString(8)}`,
  };
}
