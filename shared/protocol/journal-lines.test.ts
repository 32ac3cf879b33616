/** Entries that cross as lines: the same on the other side, and nothing that is no entry. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { joinLines, openLines } from './journal-lines';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const lineOf = (entry: unknown): Uint8Array => encode(JSON.stringify(entry));

const own = (text: string) => ({ kind: 'own', change: { text, hash: 'ab', signature: 'c/=' } });

it('entries come back as they were, with their positions, whatever stands in their texts', () => {
  const entries = [
    { kind: 'later', of: [{ a: ',\n' }] },
    { kind: 'receipts', receipts: [], text: '}","' },
  ];
  const opened = openLines(7, joinLines(entries.map(lineOf)));
  expect(opened).toEqual(entries.map((entry, at) => ({ position: 7 + at, entry })));
  expect(openLines(1, joinLines([]))).toEqual([]);
});

it('of an own change the text comes back to the byte, whatever stands in it and however it ends', () => {
  const object = fc.dictionary(fc.string(), fc.jsonValue()).map((value) => JSON.stringify(value));
  const strange = [
    '{"body":"regel\\n twee, [drie]"}\n,é\u2028',
    '{"note":"x}","hash":"no"}',
    '{"note":"\\\\"}',
    '{"note":"}\\",\\""}',
    '{} ',
    '}","hash":"',
    '',
  ];
  fc.assert(
    fc.property(fc.array(fc.oneof(object, fc.string(), fc.constantFrom(...strange))), (texts) => {
      const opened = openLines(1, joinLines(texts.map((text) => lineOf(own(text)))));
      expect(opened?.map(({ entry }) => entry.kind === 'own' && entry.change.text)).toEqual(texts);
    }),
  );
  // In whatever order its fields stand.
  const [turned] =
    openLines(1, joinLines([lineOf({ kind: 'own', change: { hash: 'ab', signature: 'c', text: '{}' } })])) ??
    [];
  expect(turned?.entry).toMatchObject({ kind: 'own', change: { text: '{}' } });
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
    '{"kind":"own","change":{"text":"{}","hash":"ab"',
    '{"kind":"own","change":{"text":"{}","hash":"ab"}} {}',
  ])
    expect(openLines(1, joinLines([lineOf({ kind: 'own' }), encode(line)])), line).toBeNull();
});
