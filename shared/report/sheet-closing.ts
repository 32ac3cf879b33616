/** End of the sheet: totals, what was attached, places to sign (kept together), objection, and how the form can be checked. */
import { beside, type Piece, padded, space, stack } from './piece';
import type { Sheet, SheetSignature } from './sheet';
import { block, bulletList, type SheetBlock, sectionHeading } from './sheet-blocks';
import { styles, contentWidth as width } from './sheet-style';
import type { Typesetter } from './typesetter';

const gap = 10;
const placeWidth = (width - 2 * gap) / 3;
const innerWidth = placeWidth - 18;
/** Room to write on with a pen. */
const blankLine = { date: 17, last: 34 } as const;

function signaturePiece(type: Typesetter, place: SheetSignature): Piece {
  const lines = place.lines.map(({ label, value }, index) => {
    const labelPiece = type.paragraph(label, innerWidth, styles.label);
    if (value !== null) return stack([labelPiece, type.paragraph(value, innerWidth, styles.strong)]);
    const room = index === place.lines.length - 1 ? blankLine.last : blankLine.date;
    return stack([
      labelPiece,
      space(room),
      { height: 0.7, ops: [{ kind: 'rule', x: 0, y: 0, width: innerWidth, thickness: 0.7, shade: 0.3 }] },
    ]);
  });
  return stack([
    type.paragraph(place.role, innerWidth, styles.strong),
    space(5),
    stack(lines, 6),
    space(6),
    type.paragraph(place.note, innerWidth, styles.small),
  ]);
}

/** The three places in frames of one height. */
function signaturesPiece(type: Typesetter, { signatures }: Sheet): Piece {
  const places = signatures.places.map((place) => signaturePiece(type, place));
  const height = Math.max(...places.map((place) => place.height));
  return stack([
    type.paragraph(signatures.statement, width, styles.coreTask),
    space(6),
    beside(
      places.map((place, index) => ({
        x: index * (placeWidth + gap),
        piece: padded({ ...place, height }, placeWidth, { x: 9, y: 8 }, { fill: null, stroke: 0.45 }),
      })),
    ),
  ]);
}

/** A block per file: a long list goes over the page. */
const evidenceBlocks = (type: Typesetter, { evidence }: Sheet): SheetBlock[] =>
  evidence
    ? [
        sectionHeading(type, evidence.title, width),
        ...evidence.lines.map((line) => block(bulletList(type, [line], width, styles.body))),
      ]
    : [];

/** All blocks after the marks. Signing and checking stay together: no page is left to the last four lines. */
export const closingBlocks = (
  type: Typesetter,
  sheet: Sheet,
  extraNotes: readonly string[],
): SheetBlock[] => [
  sectionHeading(type, sheet.totals.title, width),
  block(bulletList(type, sheet.totals.lines, width, styles.body)),
  ...evidenceBlocks(type, sheet),
  sectionHeading(type, sheet.signatures.title, width),
  block(signaturesPiece(type, sheet), { keepWithNext: true }),
  sectionHeading(type, sheet.verification.title, width),
  block(bulletList(type, [...sheet.verification.lines, ...extraNotes], width, styles.body)),
];
