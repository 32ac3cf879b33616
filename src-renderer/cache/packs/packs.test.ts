/** Packs hold what was put into them, whatever the order of changes; a reader gets it by reading what moved. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PackedRow } from './pack-index';
import { createPackMirror, type PackMirror } from './pack-mirror';
import { type PackLimits, planPacks } from './plan-packs';

const limits: PackLimits = { recentRows: 3, recentChars: 400, packRows: 4, packChars: 600 };
const build = 'one';

/** A store that keeps packs as the database does, and counts what is read of it. */
function aStore() {
  const writer = createPackMirror<string>('any');
  const packs = new Map<number, readonly PackedRow<string>[]>();
  let reads = 0;
  return {
    packs,
    reads: () => reads,
    write: (values: ReadonlyMap<string, string>): void => {
      const written = planPacks(writer, values, limits);
      const revision = writer.index().revision + 1;
      for (const [pack, rows] of written) packs.set(pack, structuredClone(rows));
      const others = writer.index().packs.filter(({ pack }) => !written.has(pack));
      const entries = [...written].map(([pack, rows]) => ({
        pack,
        stamp: revision,
        rows: rows.length,
        chars: JSON.stringify(rows).length,
      }));
      writer.take({ type: 'any', build, revision, packs: [...others, ...entries], base: null }, written);
    },
    read: (reader: PackMirror<string>) => {
      const index = writer.index();
      const missing = reader.missingOf(index);
      reads += missing.length;
      return reader.take(
        index,
        new Map(missing.map(({ pack }) => [pack, structuredClone(packs.get(pack) ?? [])])),
      );
    },
  };
}

const valuesIn = (mirror: PackMirror<string>) =>
  new Map([...mirror.rows()].map(({ id, value }) => [id, value]));
const batches = fc.array(
  fc.dictionary(fc.constantFrom(...'abcdefghijklmnop'), fc.string({ maxLength: 9 }), { minKeys: 1 }),
  { maxLength: 25 },
);

describe('packs', () => {
  it('hold the last value of every row, for a reader that follows each write or only some', () => {
    fc.assert(
      fc.property(batches, fc.array(fc.boolean()), (all, follows) => {
        const store = aStore();
        const often = createPackMirror<string>('any');
        const seldom = createPackMirror<string>('any');
        const model = new Map<string, string>();
        for (const [at, batch] of all.entries()) {
          const values = new Map(Object.entries(batch));
          for (const [id, value] of values) model.set(id, value);
          store.write(values);
          expect(new Set(store.read(often).map(({ id }) => id))).toEqual(new Set(values.keys()));
          if (follows[at]) store.read(seldom);
        }
        if (all.length > 0) store.read(seldom);
        const sorted = (map: ReadonlyMap<string, string>) => [...map].sort();
        expect(sorted(valuesIn(often))).toEqual(sorted(model));
        expect(sorted(valuesIn(seldom))).toEqual(sorted(model));
        expect(sorted(valuesIn(often))).toEqual(sorted(valuesIn(seldom)));
      }),
    );
  });

  it('hold every row in one home at most, and no pack beyond its limits', () => {
    fc.assert(
      fc.property(batches, (all) => {
        const store = aStore();
        for (const batch of all) store.write(new Map(Object.entries(batch)));
        const homes = [...store.packs].filter(([pack]) => pack !== 0).map(([, rows]) => rows);
        const ids = homes.flat().map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const rows of homes) expect(rows.length).toBeLessThanOrEqual(limits.packRows);
        expect(store.packs.get(0)?.length ?? 0).toBeLessThanOrEqual(limits.recentRows);
      }),
    );
  });

  it('give one small pack to read after one change', () => {
    const store = aStore();
    store.write(new Map(Array.from({ length: 40 }, (_, i) => [`row ${i}`, 'x'])));
    const reader = createPackMirror<string>('any');
    store.read(reader);
    const before = store.reads();
    store.write(new Map([['row 7', 'y']]));
    expect(store.read(reader).map(({ id, value }) => [id, value])).toEqual([['row 7', 'y']]);
    expect(store.reads() - before).toBe(1);
  });

  it('keep the objects of rows that did not change when their pack is written anew', () => {
    const store = aStore();
    store.write(new Map(Array.from({ length: 8 }, (_, i) => [`row ${i}`, 'x'])));
    const reader = createPackMirror<string>('any');
    store.read(reader);
    const before = new Map([...reader.rows()].map((row) => [row.id, row]));
    store.write(new Map(Array.from({ length: 5 }, (_, i) => [`row ${i}`, 'y'])));
    store.read(reader);
    const isSame = (id: string) => [...reader.rows()].find((row) => row.id === id) === before.get(id);
    expect(isSame('row 0')).toBe(false);
    expect(isSame('row 7')).toBe(true);
  });
});
