/** What a locked device answers: every call and state of every contract, and docs/RIGHTS.md shows the same table. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contracts } from './host';
import { answeredOf, mayPass, type Standing, whileLocked } from './while-locked';

const paths = Object.values(contracts).flatMap(({ name, calls, states }) =>
  [...Object.keys(calls), ...Object.keys(states)].map((one) => `${name}.${one}`),
);
const standing = (over: Partial<Standing>): Standing => ({
  belongsToCentre: true,
  isAtWork: false,
  canUnlock: true,
  ...over,
});

describe.each(paths)('%s', (path) => {
  const answered = answeredOf(path) ?? 'always';

  it('has its line', () => expect(answeredOf(path)).not.toBeNull());

  it('is answered where somebody works, and on a device that belongs to nobody', () => {
    expect(mayPass(answered, standing({ isAtWork: true }))).toBe(true);
    expect(mayPass(answered, standing({ belongsToCentre: false }))).toBe(true);
  });

  it('is answered by a locked device as its line says', () => {
    expect(mayPass(answered, standing({}))).toBe(answered === 'always');
    expect(mayPass(answered, standing({ canUnlock: false }))).toBe(answered !== 'at-work');
  });
});

it('what nobody knows has no line', () => {
  for (const path of ['journal', 'journal.', 'journal.burn', 'toString.call', 'people.unlock.more', ''])
    expect(answeredOf(path), path).toBeNull();
});

it('docs/RIGHTS.md shows this very table', () => {
  const shown = { always: 'yes', 'at-work': 'no', 'at-work-or-empty': 'nobody can unlock' };
  const lines = readFileSync('docs/RIGHTS.md', 'utf8').split('\n');
  const rows = Object.entries(whileLocked).flatMap(([contract, its]) =>
    Object.entries(its).map(([name, answered]) => `| \`${contract}.${name}\` | ${shown[answered]} |`),
  );
  const told = lines.filter((line) => /^\| `[a-zA-Z]+\.[a-zA-Z]+` \|/.test(line));
  expect(told.map((line) => line.split('|').slice(0, 3).join('|').concat('|'))).toEqual(rows);
});
