/** Front of the record: who, which exam, how it was held, why this result, and by which rule. */
import { beside, type Piece, space, stack, tagged } from './piece';
import type { Sheet, SheetField, SheetFieldGroup } from './sheet';
import { asHeading, block, bulletList, rule, type SheetBlock, sectionHeading } from './sheet-blocks';
import { hairline, styles, contentWidth as width } from './sheet-style';
import type { Typesetter } from './typesetter';

const columnGap = 26;
const halfWidth = (width - columnGap) / 2;
const labelWidth = 108;

/** A row of the group's table: label and value. */
const fieldRow = (type: Typesetter, { label, value }: SheetField, table: string): Piece => {
  const labelPiece = type.paragraph(label, labelWidth - 8, styles.label);
  const valuePiece = type.paragraph(value, halfWidth - labelWidth, styles.body);
  return tagged(
    { name: 'Table', key: table },
    tagged(
      { name: 'TR' },
      beside([
        { x: 0, piece: tagged({ name: 'TH', scope: 'Row' }, labelPiece) },
        { x: labelWidth, piece: tagged({ name: 'TD' }, valuePiece) },
      ]),
    ),
  );
};

const groupHead = (type: Typesetter, title: string, groupWidth: number): Piece =>
  stack([
    asHeading(2, type.paragraph(title, groupWidth, styles.coreTask)),
    space(2),
    rule(groupWidth, hairline),
    space(4),
  ]);

/** One of two groups beside each other. */
const narrowGroup = (type: Typesetter, { title, fields }: SheetFieldGroup): Piece =>
  stack([
    groupHead(type, title, halfWidth),
    stack(
      fields.map((field) => fieldRow(type, field, title)),
      2,
    ),
  ]);

/** A group over the whole width, its fields in two columns, down the left one first. */
function wideGroup(type: Typesetter, { title, fields }: SheetFieldGroup): Piece {
  const half = Math.ceil(fields.length / 2);
  const column = (part: readonly SheetField[]): Piece =>
    stack(
      part.map((field) => fieldRow(type, field, title)),
      2,
    );
  return stack([
    groupHead(type, title, width),
    beside([
      { x: 0, piece: column(fields.slice(0, half)) },
      { x: halfWidth + columnGap, piece: column(fields.slice(half)) },
    ]),
  ]);
}

/** Candidate and exam beside each other, how it was held below. */
function fieldBlocks(
  type: Typesetter,
  [candidate, exam, ...others]: readonly SheetFieldGroup[],
): SheetBlock[] {
  const first = beside([
    { x: 0, piece: candidate ? narrowGroup(type, candidate) : space(0) },
    { x: halfWidth + columnGap, piece: exam ? narrowGroup(type, exam) : space(0) },
  ]);
  return [block(first), ...others.map((group) => block(wideGroup(type, group), { spaceBefore: 10 }))];
}

/** All blocks of the record before the marks themselves. */
export const frontBlocks = (type: Typesetter, sheet: Sheet): SheetBlock[] => [
  block(asHeading(1, stack([type.paragraph(sheet.recordTitle, width, styles.title), space(6)])), {
    keepWithNext: true,
  }),
  ...fieldBlocks(type, sheet.fieldGroups),
  sectionHeading(type, sheet.outcome.whyTitle, width),
  block(bulletList(type, sheet.outcome.reasons, width, styles.body)),
  sectionHeading(type, sheet.rule.title, width),
  block(bulletList(type, sheet.rule.lines, width, styles.body)),
];
