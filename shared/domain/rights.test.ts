import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { records } from '../records/all-records';
import { roles } from '../values/role';
import { mayWrite, writersOf } from './rights';
import { seenBy } from './sight';

const rows = records.map((record) => [`${record.kind} ${record.type}`, record] as const);

describe.each(rows)('%s', (_name, record) => {
  it.each(roles)('is written by %s only where the table says so', (role) => {
    const allowed = writersOf(record);
    expect(mayWrite([role], record)).toBe(allowed !== 'hub' && allowed.includes(role));
  });

  it('is never written by somebody without a role, or with one that nobody knows', () => {
    expect(mayWrite([], record)).toBe(false);
    expect(mayWrite(['inspector-of-later'], record)).toBe(false);
  });
});

it('somebody who is several things may do what one of them may', () => {
  const [mark] = records.filter(({ type }) => type === 'mark-given');
  expect(mark && mayWrite(['administrator'], mark)).toBe(false);
  expect(mark && mayWrite(['administrator', 'examiner'], mark)).toBe(true);
});

it('what the hub alone says, nobody else may say', () => {
  expect(records.filter((record) => writersOf(record) === 'hub').map(({ type }) => type)).toEqual([
    'device',
    'person-certificate',
    'file-warning',
    'signature-received',
    'doubted',
  ]);
});

it('what this program does not know: documents by administrators, events by whoever works', () => {
  const later = { subjectType: 'later', type: 'later' };
  expect(roles.filter((role) => mayWrite([role], { ...later, kind: 'document' }))).toEqual(['administrator']);
  expect(roles.filter((role) => mayWrite([role], { ...later, kind: 'event' }))).toEqual(roles);
});

it('docs/RIGHTS.md shows this very table', () => {
  const lines = readFileSync('docs/RIGHTS.md', 'utf8').split('\n');
  const cell = (record: (typeof records)[number]) => {
    const allowed = writersOf(record);
    const marks = roles.map((role) => (allowed !== 'hub' && allowed.includes(role) ? 'yes' : ''));
    return `| ${record.kind} | \`${record.type}\` | ${marks.join(' | ')} | ${allowed === 'hub' ? 'yes' : ''} | ${seenBy(record)} |`;
  };
  expect(lines.filter((line) => /^\| (event|document|content) /.test(line))).toEqual(records.map(cell));
});
