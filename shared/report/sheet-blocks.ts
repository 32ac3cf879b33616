/** Small parts that several sections of the sheet are built from. */
import type { FlowBlock } from './page-flow';
import { beside, type DrawOp, type Piece, space, stack, tagged } from './piece';
import type { SheetResult, SheetSymbol } from './sheet';
import { styles } from './sheet-style';
import type { TextStyle, Typesetter } from './typesetter';

export type SheetBlock = FlowBlock<Piece>;

type BlockOptions = {
  readonly spaceBefore?: number;
  readonly keepWithNext?: boolean;
  readonly repeat?: Piece | null;
  readonly parts?: readonly Piece[] | null;
};

/** A piece as a block of the page flow. */
export const block = (piece: Piece, options: BlockOptions = {}): SheetBlock => ({
  item: piece,
  height: piece.height,
  spaceBefore: options.spaceBefore ?? 0,
  keepWithNext: options.keepWithNext ?? false,
  // Read once, where it first stands.
  repeat: options.repeat
    ? { item: tagged({ name: 'Artifact' }, options.repeat), height: options.repeat.height }
    : null,
  parts: options.parts?.map((part) => ({ item: part, height: part.height })) ?? null,
});

export const rule = (width: number, shade: number, thickness = 0.6): Piece => ({
  height: thickness,
  ops: [{ kind: 'rule', x: 0, y: 0, width, thickness, shade }],
});

export const symbolPiece = (symbol: SheetSymbol | 'star', size: number, dy = 0): Piece => {
  const op: DrawOp = { kind: 'symbol', x: 0, y: dy, size, symbol };
  return { height: size + dy, ops: [op] };
};

/** A result as a symbol and, beside it, its word. */
export function resultPiece(
  type: Typesetter,
  result: SheetResult,
  width: number,
  style: TextStyle = styles.body,
): Piece {
  const size = style.size * 0.95;
  return beside([
    { x: 0, piece: symbolPiece(result.symbol, size, style.size * 0.22) },
    {
      x: size + style.size * 0.5,
      piece: type.paragraph(result.word, width - size - style.size * 0.5, style),
    },
  ]);
}

/** Lines of text with a dot before each. */
export const bulletList = (
  type: Typesetter,
  items: readonly string[],
  width: number,
  style: TextStyle,
): Piece =>
  tagged(
    { name: 'L' },
    stack(
      items.map((item) =>
        tagged(
          { name: 'LI' },
          beside([
            { x: 2, piece: tagged({ name: 'Lbl' }, type.paragraph('•', 10, style)) },
            { x: 13, piece: tagged({ name: 'LBody' }, type.paragraph(item, width - 13, style)) },
          ]),
        ),
      ),
      1.5,
    ),
  );

export type HeadingLevel = 1 | 2 | 3 | 4;

/** The piece as a heading: 1 is that of the sheet, 2 of a section, 3 of a core task, 4 of a work process. */
export const asHeading = (level: HeadingLevel, piece: Piece): Piece => tagged({ name: `H${level}` }, piece);

/** Heading of a section, kept with what follows it. */
export const sectionHeading = (type: Typesetter, title: string, width: number): SheetBlock =>
  block(asHeading(2, stack([type.paragraph(title, width, styles.section), space(3)])), {
    spaceBefore: 16,
    keepWithNext: true,
  });
