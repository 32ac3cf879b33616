/** The candidate's page: the result large, a bar per work process, what went well, what must be better, what now. */
import { logoPiece, logoRoom } from './logo-piece';
import { beside, type DrawOp, type Piece, padded, space, stack, tagged } from './piece';
import type { Sheet, SheetBar, SheetPoint, SheetPoints, SheetSection } from './sheet';
import {
  asHeading,
  block,
  bulletList,
  resultPiece,
  rule,
  type SheetBlock,
  symbolPiece,
} from './sheet-blocks';
import { hairline, styles, contentWidth as width } from './sheet-style';
import type { Typesetter } from './typesetter';

/** Whose it is, and of which exam. */
function headPiece(type: Typesetter, sheet: Sheet): Piece {
  const logo = sheet.logo === null ? null : logoPiece(sheet.logo);
  const left = logo ? width - logoRoom.width - 16 : width;
  const text = stack([
    asHeading(1, type.paragraph(sheet.candidateName, left, styles.title)),
    ...sheet.candidatePage.about.map((line) => type.paragraph(line, left, styles.label)),
  ]);
  return beside([{ x: 0, piece: text }, ...(logo ? [{ x: 0, piece: logo }] : [])]);
}

function outcomePiece(type: Typesetter, { outcome, candidatePage }: Sheet): Piece {
  const inner = width - 28;
  const size = styles.outcome.size;
  const { decisive } = candidatePage;
  const content = stack([
    asHeading(2, type.paragraph(outcome.title, inner, styles.head)),
    beside([
      { x: 0, piece: symbolPiece(outcome.result.symbol, size, 5) },
      { x: size + 11, piece: type.paragraph(outcome.result.word, inner - size - 11, styles.outcome) },
    ]),
    space(3),
    ...(decisive === null ? [] : [type.paragraph(decisive, inner, styles.told)]),
    type.paragraph(outcome.note, inner, styles.small),
  ]);
  return padded(content, width, { x: 14, y: 9 }, { fill: null, stroke: 0.08 });
}

const heading = (type: Typesetter, title: string): SheetBlock =>
  block(asHeading(2, stack([type.paragraph(title, width, styles.section), space(2)])), {
    spaceBefore: 13,
    keepWithNext: true,
  });

const columns = { name: 0, bar: 206, count: 314, result: 386 } as const;
const barSize = { width: 96, height: 9 } as const;
const fills = { sufficient: 0.25, insufficient: 0.82, open: null } as const;

/** Told by length: what is good is dark, what is not is light, what is not marked is white. */
function barPiece({ parts }: SheetBar): Piece {
  const counted = parts.sufficient + parts.insufficient + parts.open;
  const top = 2.4;
  if (counted === 0) return space(barSize.height + top);
  let x = 0;
  const ops = (['sufficient', 'insufficient', 'open'] as const).flatMap((part): DrawOp[] => {
    const partWidth = (barSize.width * parts[part]) / counted;
    const drawn: DrawOp = {
      kind: 'box',
      x,
      y: top,
      width: partWidth,
      height: barSize.height,
      fill: fills[part],
      stroke: 0.25,
    };
    x += partWidth;
    return partWidth === 0 ? [] : [drawn];
  });
  return { height: barSize.height + top, ops };
}

function barRow(type: Typesetter, bar: SheetBar): Piece {
  const { code, name, words, result, reasons } = bar;
  const nameWidth = columns.bar - 12;
  const named =
    code.trim() === ''
      ? type.lines(name, nameWidth, styles.body)
      : type.labelled(code, name, nameWidth, styles.body);
  const key = `bar ${bar.workProcessId}`;
  const cell = (piece: Piece): Piece => tagged({ name: 'TD' }, piece);
  const row = beside([
    { x: columns.name, piece: tagged({ name: 'TH', scope: 'Row' }, stack(named)) },
    { x: columns.bar, piece: barPiece(bar) },
    {
      x: columns.count,
      piece: cell(type.paragraph(words, columns.result - columns.count - 8, styles.body)),
    },
    {
      x: columns.result,
      piece: cell(resultPiece(type, result, width - columns.result, styles.strong)),
    },
  ]);
  const reasonPiece = stack(
    reasons.map((reason) => type.paragraph(reason, width - columns.bar, styles.label)),
  );
  const why = beside([{ x: columns.bar, piece: cell(reasonPiece) }]);
  const tr = tagged({ name: 'TR', key }, stack([row, ...(reasons.length === 0 ? [] : [why])]));
  return tagged({ name: 'Table', key: 'bars' }, stack([space(2.5), tr, space(2.5), rule(width, hairline)]));
}

function barBlocks(type: Typesetter, { bars }: Sheet['candidatePage']): SheetBlock[] {
  return [
    heading(type, bars.title),
    ...bars.items.map((bar) => block(barRow(type, bar))),
    block(stack([space(2), type.paragraph(bars.legend, width, styles.small)])),
  ];
}

const pointColumns = { number: 0, text: 44, result: width - 112 } as const;

/** What stands under the text of a point: that it decides, and the examiner's words. */
function pointNotes(type: Typesetter, point: SheetPoint, remarkWord: string): readonly Piece[] {
  const inner = width - pointColumns.text;
  const { critical, remark } = point;
  return [
    ...(critical === null
      ? []
      : [
          beside([
            { x: 0, piece: symbolPiece('star', 8.5, 2) },
            { x: 13, piece: type.paragraph(critical, inner - 13, styles.strong) },
          ]),
        ]),
    ...(remark === null ? [] : type.labelled(`${remarkWord}:`, remark, inner, styles.body)),
  ].map((piece) => beside([{ x: pointColumns.text, piece }]));
}

/** A point told whole: number, text, what was seen, and the examiner's words. */
function pointBlock(type: Typesetter, point: SheetPoint, remarkWord: string): SheetBlock {
  const { number, text, result } = pointColumns;
  const [first = space(0), ...others] = type.lines(point.text, result - text - 10, styles.body);
  const head = beside([
    { x: number, piece: type.paragraph(point.number, text - 6, styles.strong) },
    { x: text, piece: first },
    { x: result, piece: resultPiece(type, point.result, width - result, styles.strong) },
  ]);
  const parts = [
    stack([space(3), head]),
    ...others.map((piece) => beside([{ x: text, piece }])),
    ...pointNotes(type, point, remarkWord),
    stack([space(3), rule(width, hairline)]),
  ];
  return block(stack(parts), { parts });
}

function pointsBlocks(type: Typesetter, points: SheetPoints | null, remarkWord: string): SheetBlock[] {
  if (!points) return [];
  return [
    heading(type, points.title),
    ...(points.lines.length === 0 ? [] : [block(bulletList(type, points.lines, width, styles.body))]),
    ...points.points.map((point) => pointBlock(type, point, remarkWord)),
  ];
}

/** Height in points up to which a text reads well in half the width. */
const mostBeside = 180;
const nextGap = 24;
const nextWidth = (width - nextGap) / 2;

/** What now, and what when one disagrees, beside each other; under each other when a text is too long for that. */
function nextBlocks(type: Typesetter, sections: readonly SheetSection[]): SheetBlock[] {
  const piece = ({ title, lines }: SheetSection, pieceWidth: number): Piece =>
    stack([
      asHeading(2, type.paragraph(title, pieceWidth, styles.section)),
      space(2),
      stack(
        lines.map((line) => type.paragraph(line, pieceWidth, styles.body)),
        3,
      ),
    ]);
  const columned = sections.map((section, index) => ({
    x: index * (nextWidth + nextGap),
    piece: piece(section, sections.length === 1 ? width : nextWidth),
  }));
  if (columned.every(({ piece: { height } }) => height < mostBeside))
    return [block(beside(columned), { spaceBefore: 13 })];
  return sections.flatMap(({ title, lines }) => [
    heading(type, title),
    ...lines.map((line) => {
      const parts = type.lines(line, width, styles.body);
      return block(stack([...parts, space(2)]), { parts });
    }),
  ]);
}

/** Notes that must be read first, each in a frame. */
const noteBlocks = (type: Typesetter, notes: readonly string[]): SheetBlock[] =>
  notes.map((note, index) => {
    const text = type.paragraph(note, width - 20, styles.strong);
    return block(padded(text, width, { x: 10, y: 4 }, { fill: null, stroke: 0.32 }), {
      spaceBefore: index === 0 ? 8 : 4,
    });
  });

/** All blocks of the candidate's page. */
export const candidateBlocks = (type: Typesetter, sheet: Sheet): SheetBlock[] => {
  const { candidatePage, details } = sheet;
  return [
    block(headPiece(type, sheet), { keepWithNext: true }),
    ...noteBlocks(type, sheet.notes),
    block(outcomePiece(type, sheet), { spaceBefore: 9 }),
    ...barBlocks(type, candidatePage),
    ...pointsBlocks(type, candidatePage.well, details.remarkWord),
    ...pointsBlocks(type, candidatePage.better, details.remarkWord),
    ...nextBlocks(type, candidatePage.next),
  ];
};
