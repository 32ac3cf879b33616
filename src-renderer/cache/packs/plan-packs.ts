/**
 * Which packs must be written for rows that changed. A few go into the recent pack; once that is full, every row goes
 * home: a known one to the pack it lies in, a new one behind the last. Pure.
 */
import { type PackedRow, recentPack } from './pack-index';
import type { PackMirror } from './pack-mirror';

export type PackLimits = {
  readonly recentRows: number;
  readonly recentChars: number;
  readonly packRows: number;
  readonly packChars: number;
};

/** A pack opens in a few milliseconds; the recent one is written with every change. */
export const packLimits: PackLimits = {
  recentRows: 64,
  recentChars: 48_000,
  packRows: 500,
  packChars: 300_000,
};

type Packs<Value> = Map<number, readonly PackedRow<Value>[]>;

const weightOf = (row: PackedRow<unknown>): number => JSON.stringify(row).length;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Known rows where they lie. */
function putHome<Value>(
  mirror: PackMirror<Value>,
  changed: ReadonlyMap<string, PackedRow<Value>>,
): Packs<Value> {
  const homes = new Set([...changed.keys()].flatMap((id) => mirror.homeOf(id) ?? []));
  return new Map(
    [...homes].map((pack) => [pack, mirror.rowsIn(pack).map((row) => changed.get(row.id) ?? row)]),
  );
}

/** New rows behind the others. */
function putBehind<Value>(
  mirror: PackMirror<Value>,
  added: readonly PackedRow<Value>[],
  packs: Packs<Value>,
  limits: PackLimits,
): void {
  const last = mirror.index().packs.reduce((most, entry) => (entry.pack > most.pack ? entry : most), {
    pack: recentPack + 1,
    chars: 0,
  });
  let { pack, chars } = last;
  let rows = [...(packs.get(pack) ?? mirror.rowsIn(pack))];
  for (const row of added) {
    const weight = weightOf(row);
    if (rows.length > 0 && (rows.length >= limits.packRows || chars + weight > limits.packChars)) {
      packs.set(pack, rows);
      pack += 1;
      chars = 0;
      rows = [];
    }
    rows.push(row);
    chars += weight;
  }
  if (added.length > 0) packs.set(pack, rows);
}

/** The packs to write, whole, for these changed values. */
export function planPacks<Value>(
  mirror: PackMirror<Value>,
  values: ReadonlyMap<string, Value>,
  limits: PackLimits = packLimits,
): ReadonlyMap<number, readonly PackedRow<Value>[]> {
  const at = mirror.index().revision + 1;
  const recent = new Map(mirror.rowsIn(recentPack).map((row) => [row.id, row]));
  for (const [id, value] of values) recent.set(id, { id, at, value });
  const isFew =
    recent.size <= limits.recentRows && sum([...recent.values()].map(weightOf)) <= limits.recentChars;
  if (isFew) return new Map([[recentPack, [...recent.values()]]]);

  const packs = putHome(mirror, recent);
  putBehind(
    mirror,
    [...recent.values()].filter((row) => mirror.homeOf(row.id) === undefined),
    packs,
    limits,
  );
  packs.set(recentPack, []);
  return packs;
}
