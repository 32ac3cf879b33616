/**
 * Lays a sheet out on pages: a running header and footer on each, and between them the blocks as they flow. Pure: gives
 * drawing instructions, draws nothing.
 */
import { type Frame, framed, type Place, type SheetPage } from './frame-pages';
import { beside, moved, type Piece, space, stack } from './piece';
import type { Sheet } from './sheet';
import { rule } from './sheet-blocks';
import { candidateBlocks } from './sheet-candidate';
import { closingBlocks } from './sheet-closing';
import { detailBlocks } from './sheet-details';
import { frontBlocks } from './sheet-front';
import { styles, contentWidth as width } from './sheet-style';
import { createTypesetter, type FontMeasure, type Typesetter } from './typesetter';

const statusPiece = (type: Typesetter, status: string, statusWidth: number): Piece => ({
  height: 15,
  ops: [
    { kind: 'box', x: 0, y: 0, width: statusWidth, height: 15, fill: null, stroke: 0.08 },
    ...moved(type.paragraph(status, statusWidth, styles.runningStrong), 7, 1.2).ops,
  ],
});

function headerPiece(type: Typesetter, sheet: Sheet): Piece {
  const { running, status } = sheet;
  const statusWidth = type.measure(status, styles.runningStrong) + 14;
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
      { x: width - statusWidth, piece: statusPiece(type, status, statusWidth) },
    ]),
    type.clipped(running.exam, width, styles.running, 2),
    type.clipped(running.qualification, width, styles.running, 2),
    space(4),
    rule(width, 0.3, 0.9),
  ]);
}

/** On the candidate's page the school and the state above, and what names the exam below: the result comes first. */
function firstHeaderPiece(type: Typesetter, sheet: Sheet): Piece {
  const statusWidth = type.measure(sheet.status, styles.runningStrong) + 14;
  const left = width - statusWidth - 12;
  return beside([
    {
      x: 0,
      piece: stack([
        type.clipped(sheet.running.organisation, left, styles.runningStrong, 1),
        type.clipped(sheet.heading, left, styles.running, 1),
      ]),
    },
    { x: width - statusWidth, piece: statusPiece(type, sheet.status, statusWidth) },
  ]);
}

function footerPiece(type: Typesetter, { running }: Sheet, { page, pages }: Place): Piece {
  const numbered = running.page.replace('{page}', String(page)).replace('{pages}', String(pages));
  const roomForNumber = type.measure(numbered, styles.runningStrong) + 12;
  const left = `${running.formNumber} · ${running.issued}`;
  return stack([
    rule(width, 0.6),
    space(3),
    beside([
      { x: 0, piece: type.clipped(left, width - roomForNumber, styles.running, 1) },
      { x: 0, piece: type.flushRight(numbered, width, styles.runningStrong) },
    ]),
  ]);
}

/** What names candidate and exam, under the candidate's page. */
const firstFooterPiece = (type: Typesetter, sheet: Sheet, place: Place): Piece =>
  stack([
    type.clipped(`${sheet.running.candidate} · ${sheet.running.exam}`, width, styles.running, 2),
    type.clipped(sheet.running.qualification, width, styles.running, 2),
    space(2),
    footerPiece(type, sheet, place),
  ]);

/**
 * The pages of a sheet: the candidate's first, then the record, which begins on a page of its own.
 * @param extraNotes sentences to add to the last section, about this printing
 */
export function layOutSheet(
  sheet: Sheet,
  fonts: FontMeasure,
  extraNotes: readonly string[] = [],
): SheetPage[] {
  const type = createTypesetter(fonts);
  const first: Frame = {
    header: firstHeaderPiece(type, sheet),
    footer: (place) => firstFooterPiece(type, sheet, place),
  };
  const record: Frame = {
    header: headerPiece(type, sheet),
    footer: (place) => footerPiece(type, sheet, place),
  };
  const pages = [
    ...framed(first, candidateBlocks(type, sheet)),
    ...framed(record, [
      ...frontBlocks(type, sheet),
      ...detailBlocks(type, sheet),
      ...closingBlocks(type, sheet, extraNotes),
    ]),
  ];
  return pages.map((page, index) => ({
    watermark: sheet.watermarks.join(' · '),
    ops: page({ page: index + 1, pages: pages.length }),
  }));
}
