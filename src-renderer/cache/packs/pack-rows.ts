/** Packs as they stand in the database: sealed text, and back. */
import { sealText, unsealText } from '../row-codec';
import type { Seal } from '../seal';
import { packPlace } from '../seal-places';
import type { PackEntry, PackedRow, PackIndex } from './pack-index';

export type PackRow = {
  readonly type: string;
  readonly pack: number;
  readonly stamp: number;
  readonly sealed: Uint8Array<ArrayBuffer>;
};

/** Seals these packs and says how the index reads with them. */
export async function sealPacks<Value>(
  seal: Seal,
  index: PackIndex,
  packs: ReadonlyMap<number, readonly PackedRow<Value>[]>,
): Promise<{ readonly index: PackIndex; readonly rows: readonly PackRow[] }> {
  const { type } = index;
  const stamp = index.revision + 1;
  const entries: PackEntry[] = [];
  const rows = [...packs].map(async ([pack, content]): Promise<PackRow> => {
    const text = JSON.stringify(content);
    entries.push({ pack, stamp, rows: content.length, chars: text.length });
    return { type, pack, stamp, sealed: await sealText(seal, packPlace(type, pack, stamp), text) };
  });
  const others = index.packs.filter(({ pack }) => !packs.has(pack));
  return {
    index: { ...index, revision: stamp, packs: [...others, ...entries] },
    rows: await Promise.all(rows),
  };
}

/** The text of a pack. Rejects with `BrokenSeal` when its seal does not hold. */
export const unsealPack = (seal: Seal, { type, pack, stamp, sealed }: PackRow): Promise<string> =>
  unsealText(seal, packPlace(type, pack, stamp), sealed);

/** The rows in the text of a pack, as `sealPacks` wrote it. */
export const parsePack = <Value>(text: string): readonly PackedRow<Value>[] => JSON.parse(text);
