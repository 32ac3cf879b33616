/**
 * The packs of one type in memory, as page and projector each hold them. A row that did not change stays the same
 * object, however often its pack was written and read.
 */
import { emptyIndex, type PackEntry, type PackedRow, type PackIndex, recentPack } from './pack-index';

export type PackMirror<Value> = {
  readonly index: () => PackIndex;
  readonly get: (id: string) => Value | undefined;
  readonly rows: () => Iterable<PackedRow<Value>>;
  readonly rowsIn: (pack: number) => readonly PackedRow<Value>[];
  /** The pack an id lies in, the recent one aside; undefined for a new id. */
  readonly homeOf: (id: string) => number | undefined;
  /** What of this index is not in memory yet. */
  readonly missingOf: (index: PackIndex) => readonly PackEntry[];
  /** The load whose documents of this index are not in memory yet; null when nothing of it is missing. */
  readonly missingBaseOf: (index: PackIndex) => string | null;
  /** Follows the index; returns the rows that are new or other than before. */
  readonly take: (
    index: PackIndex,
    packs: ReadonlyMap<number, readonly PackedRow<Value>[]>,
  ) => readonly PackedRow<Value>[];
  /** Forgets everything: another view begins. */
  readonly clear: () => void;
};

/** Begins empty. */
export function createPackMirror<Value>(type: string): PackMirror<Value> {
  let index = emptyIndex(type, '');
  const packs = new Map<number, readonly PackedRow<Value>[]>();
  const homes = new Map<string, number>();
  const rows = new Map<string, PackedRow<Value>>();

  const clear = (): void => {
    index = emptyIndex(type, '');
    for (const map of [packs, homes, rows]) map.clear();
  };

  /** Puts a pack in its place, keeping the objects of rows that are known; returns the rows that are not. */
  const put = (pack: number, read: readonly PackedRow<Value>[]): readonly PackedRow<Value>[] => {
    const changed: PackedRow<Value>[] = [];
    const kept = read.map((row) => {
      if (pack !== recentPack) homes.set(row.id, pack);
      const known = rows.get(row.id);
      if (known?.at === row.at) return known;
      // What lies in the recent pack goes before what its home still holds.
      if (known && known.at > row.at) return row;
      rows.set(row.id, row);
      changed.push(row);
      return row;
    });
    packs.set(pack, kept);
    return changed;
  };

  return {
    index: () => index,
    get: (id) => rows.get(id)?.value,
    rows: () => rows.values(),
    rowsIn: (pack) => packs.get(pack) ?? [],
    homeOf: (id) => homes.get(id),
    missingOf: (next) => {
      const stamps = new Map(index.packs.map(({ pack, stamp }) => [pack, stamp]));
      const isOther = next.build !== index.build;
      return next.packs.filter(({ pack, stamp }) => isOther || stamps.get(pack) !== stamp);
    },
    missingBaseOf: ({ build, base }) => {
      const isHere = build === index.build && base?.load === index.base?.load;
      return base && !isHere ? base.load : null;
    },
    take: (next, read) => {
      if (next.build !== index.build) clear();
      index = next;
      return [...read].flatMap(([pack, rowsOfPack]) => put(pack, rowsOfPack));
    },
    clear,
  };
}
