/** Rows of small whole numbers in one growing array: what hundreds of thousands of rows can afford. */
export type NumberRows = {
  readonly get: (row: number, column: number) => number;
  readonly set: (row: number, column: number, value: number) => void;
  /** All rows up to `size`, as bytes of this machine. */
  readonly save: (size: number) => Uint8Array;
};

/** @param saved what `save` gave */
export function createNumberRows(width: number, saved: Uint8Array = new Uint8Array()): NumberRows {
  let numbers = new Uint32Array(Math.max(64 * width, saved.length / 2));
  numbers.set(new Uint32Array(saved.buffer.slice(saved.byteOffset, saved.byteOffset + saved.length)));
  return {
    get: (row, column) => numbers[row * width + column] ?? 0,
    set: (row, column, value) => {
      if ((row + 1) * width > numbers.length) {
        const wider = new Uint32Array(Math.max(numbers.length * 2, (row + 1) * width));
        wider.set(numbers);
        numbers = wider;
      }
      numbers[row * width + column] = value;
    },
    save: (size) => new Uint8Array(numbers.buffer.slice(0, size * width * 4)),
  };
}
