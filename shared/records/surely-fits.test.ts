/** What surely fits, zod takes as it is; what does not, zod judges. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openObject } from '../values/open-object';
import { findRecord, type RecordName } from './open-record';
import { surelyFits } from './surely-fits';

type Sample = RecordName & { readonly typeVersion: number; readonly body: unknown };

const folder = join(import.meta.dirname, '../../test/versions/samples');
const samples = readdirSync(folder).flatMap((file) => {
  const sample: Sample = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const record = findRecord(sample);
  return record?.version === sample.typeVersion ? [{ ...sample, schema: record.schema }] : [];
});

/** Of these a device has thousands. */
const many =
  'exam participant participation staff qualification mark-given remark-written candidate-identified'.split(
    ' ',
  );

/** One place in it is other, gone, or has a neighbour that nobody knows. */
function change(value: unknown, steps: readonly number[], put: unknown): unknown {
  if (typeof value !== 'object' || value === null) return put;
  const keys = Object.keys(value);
  const [step = 0, ...rest] = steps;
  const key = keys[step % (keys.length + 2)];
  if (Array.isArray(value))
    return value.map((inner, i) => (String(i) === key ? change(inner, rest, put) : inner));
  const entries = Object.entries(value);
  if (key === undefined)
    return step % 2 ? Object.fromEntries(entries.slice(1)) : { ...value, unheardOf: put };
  return Object.fromEntries(entries.map(([k, inner]) => [k, k === key ? change(inner, rest, put) : inner]));
}

describe('what surely fits', () => {
  it('is said of every kind of which there are thousands, so that opening them is quick', () => {
    const slow = samples
      .filter(({ schema, body }) => !surelyFits(schema, schema.parse(body)))
      .map(({ type }) => type);
    const ofManyThere = slow.filter((type) => many.includes(type));
    expect(ofManyThere).toEqual([]);
  });

  it('is what zod takes without changing anything', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.array(fc.nat(12), { minLength: 1, maxLength: 6 }),
        fc.jsonValue({ maxDepth: 2 }),
        ({ schema, body }, steps, put) => {
          const changed: unknown = JSON.parse(JSON.stringify(change(body, steps, put)));
          if (!surelyFits(schema, changed)) return;
          const read = schema.safeParse(changed);
          expect(read.success && read.data).toEqual(changed);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['a default that is needed', openObject({ a: z.string().default('x') }), {}],
    ['a text that is trimmed', openObject({ a: z.string().trim() }), { a: ' x' }],
    ['a field that a closed object leaves out', z.object({ a: z.string() }), { a: 'x', b: 1 }],
    ['a key that zod leaves out', openObject({}), JSON.parse('{"__proto__":1}')],
    ['a refinement', openObject({}).refine(() => false), {}],
    ['an object where a test of its own says no', z.custom(() => false), {}],
    ['a transformation', z.string().transform(() => 1), 'x'],
    ['a list that is too long', z.array(z.string()).max(1), ['a', 'b']],
    ['a list with a rule of its own', z.array(z.string()).refine(() => false), ['a']],
    ['a day that does not exist', z.iso.date(), '2026-02-30'],
  ])('is never said of %s', (_name, schema, value) => {
    expect(surelyFits(schema, value)).toBe(false);
  });
});
