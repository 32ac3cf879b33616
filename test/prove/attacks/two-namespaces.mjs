/** A second host on the same folder, in a container that sees no process of the first. */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { startHost } from '../attack-host.mjs';
import { callHost, meet, readLink } from '../enter-host.mjs';
import { createMarkRobot } from '../mark-robot.mjs';

export const name =
  'two programs that do not see each other write one journal, and acknowledged marks get lost';
export const must = 'one program writes a journal; another is refused, or loses its place and says so';

const within = ['unshare', '-pf', '--mount-proc', '--kill-child'];

async function callsOf(running) {
  const link = await running.link;
  if (link === null) return null;
  const { origin, ticket } = readLink(link);
  const token = await meet(origin, ticket);
  return async (path, input) => (await callHost(origin, token, path, input)).json();
}

export async function run({ host, folder }) {
  if (spawnSync(within[0], [...within.slice(1), 'true']).status !== 0)
    return { skipped: 'this account may not make a namespace (unshare --pid)' };
  const data = join(folder, 'device');
  const first = startHost({ host, folder: data });
  const one = await callsOf(first);
  const refused = startHost({ host, folder: data, within });
  const wasRefused = (await refused.link) === null;
  await refused.kill();

  // The lock gets lost as well, as in a folder that is synchronised: both believe to be alone.
  rmSync(join(data, 'journal', 'lock-00000001'));
  const second = startHost({ host, folder: data, within });
  const other = await callsOf(second);
  const robot = createMarkRobot(7);
  const acknowledged = [];
  for (let n = 0; n < 50; n++) {
    const call = n % 2 ? one : other;
    const draft = { ...robot.aMark(), changeId: randomUUID() };
    const answer = call && (await call('journal.append', { drafts: [draft] }).catch(() => null));
    if (answer?.ok) acknowledged.push(draft.changeId);
  }
  await first.stop();
  await second.kill();
  const third = startHost({ host, folder: data });
  const read = await callsOf(third);
  const { value } = await read('journal.read', { from: 1, limit: 500 });
  await third.stop();
  const kept = JSON.stringify(value.entries);
  const lost = acknowledged.filter((changeId) => !kept.includes(changeId));
  return {
    held: wasRefused && acknowledged.length > 0 && lost.length === 0,
    saw: `second one refused: ${wasRefused}; with the lock lost ${acknowledged.length} of 50 acknowledged, ${lost.length} of them lost`,
  };
}
