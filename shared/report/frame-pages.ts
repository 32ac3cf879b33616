/** Blocks on pages between a running header and a running footer. Pure: gives drawing instructions, draws nothing. */
import { type FlowPage, flowBlocks } from './page-flow';
import { type DrawOp, moved, type Piece, tagged } from './piece';
import type { SheetBlock } from './sheet-blocks';
import { margin, paper } from './sheet-style';

export type SheetPage = {
  /** Behind everything, large; blank for none. */
  readonly watermark: string;
  /** Measured from the top left of the paper, downwards. */
  readonly ops: readonly DrawOp[];
};

export type Place = { readonly page: number; readonly pages: number };

export type Frame = {
  readonly header: Piece;
  readonly footer: (place: Place) => Piece;
};

/** Room between header or footer and the text. */
const air = 12;

/** A last page that holds less than this part of its room is tried to be done without. */
const nearlyEmpty = 0.25;
/** How much of the air between blocks is left then. */
const lessAir = 0.55;

/** The same on every page: no part of what is read. */
const asArtifact = (piece: Piece): Piece => tagged({ name: 'Artifact' }, piece);

/** The blocks on pages; with less air between them where that saves a page with only a few lines on it. */
function flowClosing(blocks: readonly SheetBlock[], room: number): readonly FlowPage<Piece>[] {
  const pages = flowBlocks(blocks, room);
  const last = pages.at(-1)?.at(-1);
  if (pages.length < 2 || !last || last.y + last.height > nearlyEmpty * room) return pages;
  const closer = flowBlocks(
    blocks.map((one) => ({ ...one, spaceBefore: one.spaceBefore * lessAir })),
    room,
  );
  return closer.length < pages.length ? closer : pages;
}

/** Lays blocks on pages of their own, framed by header and footer. Which page of how many is told when it is drawn. */
export function framed({ header, footer }: Frame, blocks: readonly SheetBlock[]) {
  const top = margin.top + header.height + air;
  const bottom = paper.height - margin.bottom - footer({ page: 1, pages: 1 }).height;
  return flowClosing(blocks, bottom - air - top).map((page) => (place: Place): DrawOp[] => [
    ...moved(asArtifact(header), margin.x, margin.top).ops,
    ...page.flatMap(({ item, y }) => moved(item, margin.x, top + y).ops),
    ...moved(asArtifact(footer(place)), margin.x, bottom).ops,
  ]);
}
