/** What a device keeps on its disk, opened with the secret that lies beside it. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { realWorld } from '../../shared/kernel/real-world';
import { firstLoadPorts } from '../../shared/node/first-load-ports';
import { openFirstLoad } from '../../shared/protocol/first-load';
import { createBodyStore } from '../../src-main/bodies/body-store';
import { openJournal } from '../../src-main/journal/journal';
import { value } from '../builders/value';

/** Everything that the folder of a stopped device holds, opened with its own secret. */
export async function folderOf(folder: string): Promise<string> {
  const secret = await readFile(join(folder, 'device.key'));
  const journal = value(await openJournal({ folder: join(folder, 'journal'), secret, world: realWorld }));
  const said: string[] = [];
  const { position } = journal.head();
  for (const { entry } of await journal.read(1, position)) said.push(JSON.stringify(entry));
  await journal.close();
  const bodies = createBodyStore({ folder: join(folder, 'bodies'), secret, world: realWorld });
  for (const name of await readdir(join(folder, 'bodies'))) {
    const load = await openFirstLoad(value(await bodies.get(name.replace('.body', ''))), firstLoadPorts);
    for (const block of load?.blocks ?? []) said.push(JSON.stringify(await load?.read(block)));
  }
  return said.join('\n');
}
