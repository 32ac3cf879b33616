/** Entries that cross as lines: the same on the other side, and nothing that is no entry. */
import { expect, it } from 'vitest';
import { joinLines, openLines } from './journal-lines';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const lineOf = (entry: unknown): Uint8Array => encode(JSON.stringify(entry));

it('entries come back as they were, with their positions, whatever stands in their texts', () => {
  const entries = [
    { kind: 'own', change: { text: '{"body":"regel\\n twee, [drie]"}\n,é\u2028', hash: '', signature: '' } },
    { kind: 'later', of: [{ a: ',\n' }] },
  ];
  const opened = openLines(7, joinLines(entries.map(lineOf)));
  expect(opened).toEqual(entries.map((entry, at) => ({ position: 7 + at, entry })));
  expect(openLines(1, joinLines([]))).toEqual([]);
});

it('the bytes of a crossing are its own, whatever memory the lines lay in', () => {
  const pool = encode('a secret{"kind":"own"}another');
  const joined = joinLines([pool.subarray(8, 22)]);
  expect(new TextDecoder().decode(joined.buffer)).toBe('{"kind":"own"}\n');
});

it('what is no line of an entry opens as nothing', () => {
  for (const line of [
    '{"kind":1}',
    '[]',
    'null',
    '{"kind":"own"',
    '{"kind":"own"}]',
    '{"kind":"own"} {"kind":"own"}',
  ])
    expect(openLines(1, joinLines([lineOf({ kind: 'own' }), encode(line)])), line).toBeNull();
});
