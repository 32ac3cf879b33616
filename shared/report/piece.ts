/**
 * A piece is something drawn: its height and what to draw, measured from its own top left corner, downwards, in points.
 * Pieces are put under or beside each other; only the painter knows about paper.
 */
import type { SheetSymbol } from './sheet';
import type { SheetTag } from './sheet-tag';

export type FontWeight = 'regular' | 'bold';
/** 0 is black, 1 is white: sheets are printed on any printer, so there is no colour. */
export type Shade = number;

export type DrawOp =
  | {
      readonly kind: 'text';
      readonly x: number;
      /** Of the base line. */
      readonly y: number;
      readonly text: string;
      readonly size: number;
      readonly weight: FontWeight;
      readonly shade: Shade;
      /** Which way the line is read. */
      readonly isRightToLeft?: boolean;
    }
  | {
      readonly kind: 'box';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly fill: Shade | null;
      readonly stroke: Shade | null;
    }
  | {
      readonly kind: 'rule';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly thickness: number;
      readonly shade: Shade;
    }
  | {
      readonly kind: 'symbol';
      /** Top left of a square of `size`. */
      readonly x: number;
      readonly y: number;
      readonly size: number;
      readonly symbol: SheetSymbol | 'star';
    }
  | {
      readonly kind: 'picture';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      /** Base64 of a PNG. One that cannot be opened is left out. */
      readonly png: string;
    }
  /** What is drawn between these two is this element of the structure; they have no place of their own. */
  | { readonly kind: 'open'; readonly x: number; readonly y: number; readonly tag: SheetTag }
  | { readonly kind: 'close'; readonly x: number; readonly y: number };

export type Piece = { readonly height: number; readonly ops: readonly DrawOp[] };

/** Room without anything in it. */
export const space = (height: number): Piece => ({ height, ops: [] });

/** The piece, moved. Its height stays as it is. */
export const moved = (piece: Piece, dx: number, dy: number): Piece => ({
  height: piece.height,
  ops: piece.ops.map((op) => ({ ...op, x: op.x + dx, y: op.y + dy })),
});

/** The piece as an element of the structure. Says nothing about how it looks. */
export const tagged = (tag: SheetTag, piece: Piece): Piece => ({
  height: piece.height,
  ops: [{ kind: 'open', x: 0, y: 0, tag }, ...piece.ops, { kind: 'close', x: 0, y: 0 }],
});

/** Pieces under each other. */
export function stack(pieces: readonly Piece[], gap = 0): Piece {
  const ops: DrawOp[] = [];
  let height = 0;
  for (const [index, piece] of pieces.entries()) {
    if (index > 0) height += gap;
    ops.push(...moved(piece, 0, height).ops);
    height += piece.height;
  }
  return { height, ops };
}

/** Pieces beside each other, each at its own x; as high as the highest. */
export const beside = (columns: readonly { readonly x: number; readonly piece: Piece }[]): Piece => ({
  height: Math.max(0, ...columns.map(({ piece }) => piece.height)),
  ops: columns.flatMap(({ x, piece }) => moved(piece, x, 0).ops),
});

/** The piece with room around it, on a box when `fill` or `stroke` is given. */
export function padded(
  piece: Piece,
  width: number,
  pad: { readonly x: number; readonly y: number },
  box: { readonly fill: Shade | null; readonly stroke: Shade | null } | null = null,
): Piece {
  const height = piece.height + 2 * pad.y;
  const ops = moved(piece, pad.x, pad.y).ops;
  return { height, ops: box ? [{ kind: 'box', x: 0, y: 0, width, height, ...box }, ...ops] : ops };
}
