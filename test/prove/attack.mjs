/**
 * `npm run prove:attack`: attacks the built product as somebody who means harm would, and prints what became of each.
 * Every attack is a file in `attacks/`: it says what it does in `name`, what must hold in `must`, and its `run` resolves to
 * `{ held, saw }`, or to `{ skipped }` where this computer cannot show it. Exit code 1 when one got through.
 *
 *   --host FILE  a built Node host (default out/node/host.js)     --hub FILE  a built hub (default out/node/hub.js)
 *   --only PART  attacks whose file name holds this
 */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { hubMaker } from './attack-hub.mjs';

const options = { host: { type: 'string' }, hub: { type: 'string' }, only: { type: 'string' } };
const { values } = parseArgs({ options });
const root = join(import.meta.dirname, '..', '..');
const host = resolve(values.host ?? join(root, 'out', 'node', 'host.js'));
const hub = resolve(values.hub ?? join(root, 'out', 'node', 'hub.js'));
for (const built of [host, hub]) {
  if (existsSync(built)) continue;
  console.error(`${built} is not there: npm run build`);
  process.exit(1);
}

const folder = join(import.meta.dirname, 'attacks');
const files = readdirSync(folder).filter((name) => name.endsWith('.mjs') && name.includes(values.only ?? ''));
const maker = hubMaker(hub);
const rows = [];

async function attackBy(file) {
  const { name, must, run } = await import(join(folder, file));
  const place = mkdtempSync(join(tmpdir(), 'vakproef-attack-'));
  let row;
  try {
    const { held, saw, skipped } = await run({ host, hub, maker, folder: place });
    row = skipped ? ['skipped', name, skipped] : [held ? 'held' : 'GOT THROUGH', name, saw];
  } catch (error) {
    row = ['GOT THROUGH', name, `the attack broke off: ${error.stack}`];
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
  rows.push(row);
  console.log(`${row[0].padEnd(12)} ${row[1]}\n  must hold: ${must}\n  saw:       ${row[2]}`);
}

async function attackOneByOne(some) {
  for (const file of some) await attackBy(file);
}
// Attacks mostly wait: those on a hub and those on a device go beside each other, and share nothing.
const isOnHub = (file) => file.startsWith('hub-');
const sorted = files.sort();
await Promise.all([
  attackOneByOne(sorted.filter(isOnHub)),
  attackOneByOne(sorted.filter((file) => !isOnHub(file))),
]);
await maker.remove();
const count = (verdict) => rows.filter(([first]) => first === verdict).length;
const through = count('GOT THROUGH');
console.log(`attacks: ${count('held')} held, ${count('skipped')} skipped, ${through} got through`);
process.exitCode = through === 0 && rows.length > 0 ? 0 : 1;
