/** The disk fills up to the last page, in the middle of an exam and before a start. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startHost } from '../attack-host.mjs';
import { callHost, meet, readLink } from '../enter-host.mjs';
import { createMarkRobot } from '../mark-robot.mjs';

export const name = 'a small disk that is full stops a running exam, or keeps the program from opening';
export const must = 'a running exam can be finished and signed; a full disk at the start opens for reading';

function fillUp(disk) {
  for (let size = 1024 * 1024; size >= 1; size = Math.floor(size / 2))
    try {
      for (;;) writeFileSync(join(disk, 'of-another-program'), Buffer.alloc(size), { flag: 'a' });
    } catch {
      // Full for pieces of this size.
    }
}

async function enter(running) {
  const { origin, ticket } = readLink(await running.link);
  const token = await meet(origin, ticket);
  return async (path, input) => (await callHost(origin, token, path, input)).json();
}

export async function run({ host, folder }) {
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=40m', 'tmpfs', disk]).status === 0;
  if (!mounted) return { skipped: 'this account may not mount a small disk (tmpfs)' };
  try {
    const data = join(disk, 'device');
    const first = startHost({ host, folder: data });
    const call = await enter(first);
    const robot = createMarkRobot(3);
    await call('journal.append', { drafts: [robot.aMark()] });
    fillUp(disk);
    let saved = 0;
    for (let n = 0; n < 145; n++)
      if ((await call('journal.append', { drafts: [robot.aMark()] })).ok) saved += 1;
    fillUp(disk);
    await first.stop();
    fillUp(disk);
    const second = startHost({ host, folder: data });
    const look = await enter(second);
    const health = await look('device.storageHealth', {});
    const { value } = await look('journal.read', { from: 1, limit: 500 });
    const whileFull = await look('journal.append', { drafts: [robot.aMark()] });
    rmSync(join(disk, 'of-another-program'));
    const room = await look('device.makeRoom', {});
    const after = await look('journal.append', { drafts: [robot.aMark()] });
    await second.stop();
    const held = saved === 145 && value.entries.length >= 146 && health.value.isReadOnly && after.ok;
    return {
      held: held && !whileFull.ok && !room.value.isReadOnly,
      saw: `${saved} of 145 steps saved on the full disk, ${value.entries.length} read back, opened read-only: ${health.value.isReadOnly}, saves again with room: ${after.ok}`,
    };
  } finally {
    spawnSync('umount', ['-l', disk]);
  }
}
