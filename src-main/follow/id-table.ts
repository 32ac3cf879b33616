/**
 * Finds the row of an id among hundreds of thousands without an object for each: ids are UUIDs, kept as four numbers,
 * found by open addressing. About 30 bytes an id.
 */
export type IdTable = {
  /** Row of the id; -1 when it is not there. */
  readonly rowOf: (id: string) => number;
  /** Adds an id that is not there, as the next row. */
  readonly add: (id: string) => number;
  readonly idAt: (row: number) => string;
  readonly size: () => number;
  /** Sixteen bytes an id, in the order of the rows. */
  readonly save: () => Uint8Array;
};

const wordsOf = (id: string): readonly [number, number, number, number] => {
  const hex = id.replaceAll('-', '');
  const word = (at: number): number => Number.parseInt(hex.slice(at, at + 8), 16);
  return [word(0), word(8), word(16), word(24)];
};

const textOf = (words: Uint32Array): string =>
  Array.from(words, (word) => word.toString(16).padStart(8, '0'))
    .join('')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** @param saved what `save` gave */
export function createIdTable(saved: Uint8Array = new Uint8Array()): IdTable {
  let count = saved.length >> 4;
  let words = new Uint32Array(Math.max(256, count * 8));
  words.set(new Uint32Array(saved.buffer.slice(saved.byteOffset, saved.byteOffset + count * 16)));
  /** Row + 1, or 0 where nobody stands. Always at least half empty. */
  let slots = new Uint32Array(1024);

  const isAt = (row: number, [a, b, c, d]: readonly number[]): boolean => {
    const at = row * 4;
    return words[at] === a && words[at + 1] === b && words[at + 2] === c && words[at + 3] === d;
  };
  /** The slot of the id, or the free one where it would stand. The last word is the random end of a UUID. */
  const slotOf = (id: readonly [number, number, number, number]): number => {
    const mask = slots.length - 1;
    let slot = (Math.imul(id[3] ^ id[2], 0x9e3779b1) >>> 0) & mask;
    for (let row = slots[slot] ?? 0; row !== 0 && !isAt(row - 1, id); row = slots[slot] ?? 0)
      slot = (slot + 1) & mask;
    return slot;
  };
  const wordsAt = (row: number): readonly [number, number, number, number] => {
    const [a = 0, b = 0, c = 0, d = 0] = words.subarray(row * 4, row * 4 + 4);
    return [a, b, c, d];
  };
  const makeRoom = (): void => {
    if (count * 4 + 4 > words.length) {
      const wider = new Uint32Array(words.length * 2);
      wider.set(words);
      words = wider;
    }
    if (count * 2 < slots.length) return;
    let length = slots.length;
    while (length <= count * 2) length *= 2;
    slots = new Uint32Array(length);
    for (let row = 0; row < count; row++) slots[slotOf(wordsAt(row))] = row + 1;
  };
  makeRoom();
  for (let row = 0; row < count; row++) slots[slotOf(wordsAt(row))] = row + 1;

  return {
    rowOf: (id) => (slots[slotOf(wordsOf(id))] ?? 0) - 1,
    add: (id) => {
      makeRoom();
      const own = wordsOf(id);
      words.set(own, count * 4);
      count += 1;
      slots[slotOf(own)] = count;
      return count - 1;
    },
    idAt: (row) => textOf(words.subarray(row * 4, row * 4 + 4)),
    size: () => count,
    save: () => new Uint8Array(words.buffer.slice(0, count * 16)),
  };
}
