/** What a device answers that was handed to a candidate: every call and state of every contract, as docs/RIGHTS.md shows it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contracts } from './host';
import { mayPassHanded, whileHanded } from './while-handed';
import { answeredOf } from './while-locked';

const paths = Object.values(contracts).flatMap(({ name, calls, states }) =>
  [...Object.keys(calls), ...Object.keys(states)].map((one) => `${name}.${one}`),
);

/** All that a candidate's window may ask; whoever adds a call has to add it here, too, before a candidate may. */
const open = [
  ...['journal.append', 'journal.read', 'journal.readLines', 'journal.head', 'sync.syncNow', 'sync.status'],
  ...['files.getBody', 'bodies.begin', 'bodies.append', 'bodies.finish', 'bodies.abandon', 'bodies.read'],
  ...['bodies.fetch', 'bodies.transfers', 'device.cacheKey', 'device.storageHealth', 'device.makeRoom'],
  ...['device.profile', 'people.unlock', 'people.lock', 'people.people', 'identity.attempt'],
  ...['desktop.pageShows', 'typed.keep', 'typed.read', 'drafts.kept', 'drafts.broken'],
  ...['catalogue.requests', 'resultFolder.status', 'update.status'],
];

describe.each(paths)('%s', (path) => {
  it('is answered to a candidate as its line says', () => {
    expect(mayPassHanded(path)).toBe(open.includes(path));
  });
});

it('every state is told, as it is to every page of a locked device', () => {
  const states = Object.values(contracts).flatMap(({ name, states: its }) =>
    Object.keys(its).map((one) => `${name}.${one}`),
  );
  for (const path of states)
    expect([path, mayPassHanded(path), answeredOf(path)]).toEqual([path, true, 'always']);
});

it('what nobody knows stays out', () => {
  for (const path of ['journal', 'journal.', 'journal.burn', 'toString.call', 'people.unlock.more', ''])
    expect(mayPassHanded(path), path).toBe(false);
});

it('docs/RIGHTS.md shows this very table', () => {
  const shown = { yes: 'yes', no: 'no', theirs: 'only theirs' };
  const rows = Object.entries(whileHanded).flatMap(([contract, its]) =>
    Object.entries(its).map(([name, answered]) => [`${contract}.${name}`, shown[answered]]),
  );
  const told = readFileSync('docs/RIGHTS.md', 'utf8')
    .split('\n')
    .filter((line) => /^\| `[a-zA-Z]+\.[a-zA-Z]+` \|/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')))
    .map(([, call, , handed]) => [call, handed]);
  expect(told).toEqual(rows);
});
