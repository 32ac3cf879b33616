/** Lays a list out on pages: each part on its own, its table with the headings again on every page. Pure. */
import { type Frame, framed, type SheetPage } from './frame-pages';
import type { ListPaper, ListPart, ListTable } from './list-paper';
import { logoPiece, logoRoom } from './logo-piece';
import { beside, moved, type Piece, space, stack, tagged } from './piece';
import { asHeading, block, rule, type SheetBlock } from './sheet-blocks';
import { hairline, styles, contentWidth as width } from './sheet-style';
import { createTypesetter, type FontMeasure, type TextStyle, type Typesetter } from './typesetter';

const gap = 8;
const labelWidth = 120;
const ownLine = { height: 26, labelWidth: 190 } as const;

/** Where each column begins, and how wide its text may be. */
function columnPlaces({ columns }: ListTable) {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  let x = 0;
  return columns.map(({ share }) => {
    const own = (share / whole) * width;
    const place = { x, width: own - gap };
    x += own;
    return place;
  });
}

type Cells = {
  readonly texts: readonly string[];
  readonly style: TextStyle;
  readonly isHead: boolean;
  readonly least: number;
};

function rowPiece(type: Typesetter, table: ListTable, { texts, style, isHead, least }: Cells): Piece {
  const cells = beside(
    columnPlaces(table).map(({ x, width: room }, index) => ({
      x,
      piece: tagged(
        isHead ? { name: 'TH', scope: 'Column' } : { name: 'TD' },
        type.paragraph(texts[index] ?? '', room, style),
      ),
    })),
  );
  const row = stack([space(3), cells, space(Math.max(3, least - cells.height))]);
  return stack([tagged({ name: 'TR' }, row), rule(width, hairline, isHead ? 0.9 : 0.5)]);
}

function tableBlocks(type: Typesetter, table: ListTable, key: string): SheetBlock[] {
  const inTable = (piece: Piece): Piece => tagged({ name: 'Table', key }, piece);
  const head = rowPiece(type, table, {
    texts: table.columns.map(({ title }) => title),
    style: styles.head,
    isHead: true,
    least: 0,
  });
  return [
    block(inTable(head), { spaceBefore: 12, keepWithNext: true }),
    ...table.rows.map((texts) =>
      block(
        inTable(rowPiece(type, table, { texts, style: styles.body, isHead: false, least: table.rowHeight })),
        { repeat: head },
      ),
    ),
  ];
}

function fieldsPiece(type: Typesetter, { fields, title }: ListPart): Piece {
  const rows = fields.map(({ label, value }) =>
    tagged(
      { name: 'TR' },
      beside([
        {
          x: 0,
          piece: tagged({ name: 'TH', scope: 'Row' }, type.paragraph(label, labelWidth - 8, styles.label)),
        },
        {
          x: labelWidth,
          piece: tagged({ name: 'TD' }, type.paragraph(value, width - labelWidth, styles.told)),
        },
      ]),
    ),
  );
  return tagged({ name: 'Table', key: `about ${title}` }, stack(rows, 2));
}

/** A label, and a line behind it to write on. */
const lineToFillIn = (type: Typesetter, label: string): Piece => {
  const words = type.paragraph(label, ownLine.labelWidth - 8, styles.label);
  const height = Math.max(words.height, ownLine.height);
  return {
    height,
    ops: [
      ...moved(words, 0, height - words.height).ops,
      ...moved(rule(width - ownLine.labelWidth, 0.4), ownLine.labelWidth, height - 2).ops,
    ],
  };
};

function partBlocks(type: Typesetter, part: ListPart, notes: readonly string[]): SheetBlock[] {
  const told = (text: string, keepWithNext = false): SheetBlock =>
    block(type.paragraph(text, width, styles.told), {
      spaceBefore: 8,
      keepWithNext,
      parts: type.lines(text, width, styles.told),
    });
  return [
    block(asHeading(1, type.paragraph(part.title, width, styles.title)), { keepWithNext: true }),
    ...(part.fields.length > 0 ? [block(fieldsPiece(type, part), { spaceBefore: 8 })] : []),
    ...part.paragraphs.map((text) => told(text)),
    ...(part.table ? tableBlocks(type, part.table, `table ${part.title}`) : []),
    ...part.closing.map((text) => told(text)),
    ...(part.toFillIn.length > 0
      ? [block(stack(part.toFillIn.map((label) => lineToFillIn(type, label))), { spaceBefore: 14 })]
      : []),
    ...notes.map((text) => told(text)),
  ];
}

/** The logo stands beside the name of the centre. */
function headerPiece(type: Typesetter, { organisation, logo }: ListPaper): Piece {
  const picture = logo === null ? null : logoPiece(logo);
  const room = picture ? width - logoRoom.width - 16 : width;
  const name = type.clipped(organisation, room, styles.runningStrong, 2);
  const head = beside([{ x: 0, piece: name }, ...(picture ? [{ x: 0, piece: picture }] : [])]);
  return stack([head, space(4), rule(width, 0.3, 0.9)]);
}

/** The pages of all parts, one part behind another. */
export function layOutList(list: ListPaper, fonts: FontMeasure, notes: readonly string[] = []): SheetPage[] {
  const type = createTypesetter(fonts);
  const frame: Frame = {
    header: headerPiece(type, list),
    footer: ({ page, pages }) => {
      const numbered = list.page.replace('{page}', String(page)).replace('{pages}', String(pages));
      const room = width - type.measure(numbered, styles.runningStrong) - 12;
      return stack([
        rule(width, 0.6),
        space(3),
        beside([
          { x: 0, piece: type.clipped(list.issued, room, styles.running, 1) },
          { x: 0, piece: type.flushRight(numbered, width, styles.runningStrong) },
        ]),
      ]);
    },
  };
  return list.parts.flatMap((part) =>
    framed(frame, partBlocks(type, part, notes)).map((page, index, all) => ({
      watermark: list.watermark,
      ops: page({ page: index + 1, pages: all.length }),
    })),
  );
}
