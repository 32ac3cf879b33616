/**
 * Lays a sheet out on pages: a running header and footer on each, and between them the blocks as they flow. Pure: gives
 * drawing instructions, draws nothing.
 */
import { flowBlocks } from './page-flow';
import { beside, type DrawOp, moved, type Piece, space, stack, tagged } from './piece';
import type { Sheet } from './sheet';
import { rule } from './sheet-blocks';
import { closingBlocks } from './sheet-closing';
import { detailBlocks } from './sheet-details';
import { frontBlocks } from './sheet-front';
import { margin, paper, styles, contentWidth as width } from './sheet-style';
import { createTypesetter, type FontMeasure, type Typesetter } from './typesetter';

export type SheetPage = {
  /** Behind everything, large; blank for none. */
  readonly watermark: string;
  /** Measured from the top left of the paper, downwards. */
  readonly ops: readonly DrawOp[];
};

function headerPiece(type: Typesetter, sheet: Sheet): Piece {
  const { running, status } = sheet;
  const statusWidth = type.measure(status, styles.runningStrong) + 14;
  const statusPiece: Piece = {
    height: 15,
    ops: [
      { kind: 'box', x: 0, y: 0, width: statusWidth, height: 15, fill: null, stroke: 0.08 },
      ...moved(type.paragraph(status, statusWidth, styles.runningStrong), 7, 1.2).ops,
    ],
  };
  const left = width - statusWidth - 12;
  return stack([
    beside([
      {
        x: 0,
        piece: stack([
          type.clipped(running.organisation, left, styles.runningStrong, 1),
          type.clipped(`${sheet.heading} · ${running.candidate}`, left, styles.runningStrong, 2),
        ]),
      },
      { x: width - statusWidth, piece: statusPiece },
    ]),
    type.clipped(running.exam, width, styles.running, 2),
    type.clipped(running.qualification, width, styles.running, 2),
    space(4),
    rule(width, 0.3, 0.9),
  ]);
}

function footerPiece(type: Typesetter, { running }: Sheet, page: number, pages: number): Piece {
  const numbered = running.page.replace('{page}', String(page)).replace('{pages}', String(pages));
  const roomForNumber = type.measure(numbered, styles.runningStrong) + 12;
  return stack([
    rule(width, 0.6),
    space(3),
    beside([
      {
        x: 0,
        piece: type.clipped(
          `${running.formNumber} · ${running.issued}`,
          width - roomForNumber,
          styles.running,
          1,
        ),
      },
      { x: 0, piece: type.flushRight(numbered, width, styles.runningStrong) },
    ]),
  ]);
}

/** The same on every page: no part of what is read. */
const asArtifact = (piece: Piece): Piece => tagged({ name: 'Artifact' }, piece);

/** Room between header or footer and the text. */
const air = 12;

/**
 * The pages of a sheet.
 * @param extraNotes sentences to add to the last section, about this printing
 */
export function layOutSheet(
  sheet: Sheet,
  fonts: FontMeasure,
  extraNotes: readonly string[] = [],
): SheetPage[] {
  const type = createTypesetter(fonts);
  const header = asArtifact(headerPiece(type, sheet));
  const footerHeight = footerPiece(type, sheet, 1, 1).height;
  const top = margin.top + header.height + air;
  const bottom = paper.height - margin.bottom - footerHeight;
  const pages = flowBlocks(
    [...frontBlocks(type, sheet), ...detailBlocks(type, sheet), ...closingBlocks(type, sheet, extraNotes)],
    bottom - air - top,
  );
  return pages.map((page, index) => ({
    watermark: sheet.watermarks.join(' · '),
    ops: [
      ...moved(header, margin.x, margin.top).ops,
      ...page.flatMap(({ item, y }) => moved(item, margin.x, top + y).ops),
      ...moved(asArtifact(footerPiece(type, sheet, index + 1, pages.length)), margin.x, bottom).ops,
    ],
  }));
}
