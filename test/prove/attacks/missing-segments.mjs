/** The files of the journal disappear beside everything else of the device. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startHost } from '../attack-host.mjs';

export const name = 'a journal whose files are gone begins anew without a word';
export const must = 'missing files are said, and no new journal is begun in their place';

export async function run({ host, folder }) {
  const data = join(folder, 'device');
  const first = startHost({ host, folder: data });
  await first.link;
  await first.stop();
  rmSync(join(data, 'snapshots'), { recursive: true, force: true });
  for (const file of readdirSync(join(data, 'journal')))
    if (file.endsWith('.segment')) rmSync(join(data, 'journal', file));
  const second = startHost({ host, folder: data });
  const link = await second.link;
  const words = second.output();
  await second.stop();
  const left = readdirSync(join(data, 'journal')).filter((file) => file.endsWith('.segment'));
  return {
    held: link === null && left.length === 0 && /storage of this device is gone/.test(words),
    saw: link === null ? 'not begun, and said' : 'a new journal was begun',
  };
}
