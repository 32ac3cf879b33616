/**
 * The cells of a table that say where a node came from, and what later programs wrote of it. They are for the program
 * alone: a key as it is, more as JSON. What no cell of a spreadsheet can hold is left out and counted, to be told.
 */

/** A cell of a spreadsheet holds 32,767 signs. */
const mostSigns = 30_000;

type SourceOfNode = { readonly sourceKey: string | null } & Readonly<Record<string, unknown>>;

export type SourceCells = {
  /** @param node without what has a column of its own */
  readonly ofNode: (node: SourceOfNode) => string;
  /** Blank where it is longer than a cell. */
  readonly ofValue: (value: object) => string;
  /** How many do not hold everything. */
  readonly tooLong: () => number;
};

export function createSourceCells(): SourceCells {
  let tooLong = 0;
  const ofValue = (value: object): string => {
    const text = JSON.stringify(value);
    if (text.length <= mostSigns) return text;
    tooLong += 1;
    return '';
  };
  const ofKey = (sourceKey: string | null): string => {
    if (sourceKey === null) return '';
    // One that looks like JSON must not be read as such.
    return sourceKey.startsWith('{') || sourceKey.length > mostSigns ? ofValue({ sourceKey }) : sourceKey;
  };
  return {
    ofNode: ({ sourceKey, ...more }) => {
      const isMore = Object.values(more).some((value) => value !== undefined);
      return (isMore ? ofValue({ sourceKey, ...more }) : '') || ofKey(sourceKey);
    },
    ofValue,
    tooLong: () => tooLong,
  };
}
