/** Where an arrow or another key leads in a grid whose cells hold several things to open, one below the other. Pure. */

export type GridPlace = { readonly row: number; readonly column: number; readonly item: number };
export type GridShape = {
  readonly rows: number;
  readonly columns: number;
  /** How many things stand in a cell; one at least. */
  readonly itemsIn: (row: number, column: number) => number;
};

/** @returns the same place at an edge; null for a key that leads nowhere in a grid */
export function moveInGrid(key: string, isFar: boolean, at: GridPlace, shape: GridShape): GridPlace | null {
  const { row, column, item } = at;
  const [lastRow, lastColumn] = [shape.rows - 1, shape.columns - 1];
  const inColumn = (next: number): GridPlace => ({
    row,
    column: next,
    item: Math.min(item, shape.itemsIn(row, next) - 1),
  });
  switch (key) {
    case 'ArrowLeft':
      return column > 0 ? inColumn(column - 1) : at;
    case 'ArrowRight':
      return column < lastColumn ? inColumn(column + 1) : at;
    case 'ArrowDown':
      if (item + 1 < shape.itemsIn(row, column)) return { ...at, item: item + 1 };
      return row < lastRow ? { row: row + 1, column, item: 0 } : at;
    case 'ArrowUp':
      if (item > 0) return { ...at, item: item - 1 };
      return row > 0 ? { row: row - 1, column, item: shape.itemsIn(row - 1, column) - 1 } : at;
    case 'Home':
      return { row: isFar ? 0 : row, column: 0, item: 0 };
    case 'End':
      return { row: isFar ? lastRow : row, column: lastColumn, item: 0 };
    default:
      return null;
  }
}
