/** Front of the sheet: who, which exam, the result and why, the work processes at a glance, the rule. */
import { beside, type Piece, padded, space, stack } from './piece';
import type { Sheet, SheetFieldGroup, SheetWorkProcess } from './sheet';
import {
  block,
  bulletList,
  resultPiece,
  rule,
  type SheetBlock,
  sectionHeading,
  symbolPiece,
} from './sheet-blocks';
import { hairline, styles, contentWidth as width } from './sheet-style';
import type { Typesetter } from './typesetter';

const columnGap = 26;
const halfWidth = (width - columnGap) / 2;
const labelWidth = 98;

function fieldGroupPiece(type: Typesetter, group: SheetFieldGroup): Piece {
  const rows = group.fields.map(({ label, value }) =>
    beside([
      { x: 0, piece: type.paragraph(label, labelWidth - 8, styles.label) },
      { x: labelWidth, piece: type.paragraph(value, halfWidth - labelWidth, styles.body) },
    ]),
  );
  return stack([
    type.paragraph(group.title, halfWidth, styles.coreTask),
    space(2),
    rule(halfWidth, hairline),
    space(4),
    stack(rows, 2),
  ]);
}

/** The exam in the right column, everything about person and day in the left one. */
function fieldsPiece(type: Typesetter, [candidate, exam, ...others]: readonly SheetFieldGroup[]): Piece {
  const left = [...(candidate ? [candidate] : []), ...others];
  return beside([
    {
      x: 0,
      piece: stack(
        left.map((group) => fieldGroupPiece(type, group)),
        12,
      ),
    },
    { x: halfWidth + columnGap, piece: exam ? fieldGroupPiece(type, exam) : space(0) },
  ]);
}

function outcomePiece(type: Typesetter, { outcome }: Sheet): Piece {
  const inner = width - 28;
  const size = styles.outcome.size;
  const word = beside([
    { x: 0, piece: symbolPiece(outcome.result.symbol, size, 4) },
    { x: size + 10, piece: type.paragraph(outcome.result.word, inner - size - 10, styles.outcome) },
  ]);
  const content = stack([
    type.paragraph(outcome.title, inner, styles.head),
    word,
    space(4),
    type.paragraph(outcome.whyTitle, inner, styles.strong),
    space(1),
    bulletList(type, outcome.reasons, inner, styles.body),
    space(4),
    type.paragraph(outcome.note, inner, styles.small),
  ]);
  return padded(content, width, { x: 14, y: 10 }, { fill: null, stroke: 0.08 });
}

const overviewColumns = { name: 0, result: 204, why: 304 } as const;

function overviewRow(type: Typesetter, workProcess: SheetWorkProcess): Piece {
  const { name, result, why } = overviewColumns;
  const row = beside([
    {
      x: name,
      piece: stack([
        ...(workProcess.code.trim() === ''
          ? []
          : [type.paragraph(workProcess.code, result - 12, styles.strong)]),
        type.paragraph(workProcess.name, result - 12, styles.body),
      ]),
    },
    { x: result, piece: resultPiece(type, workProcess.result, why - result - 8, styles.strong) },
    {
      x: why,
      piece: stack(
        workProcess.reasons.map((reason) => type.paragraph(reason, width - why, styles.body)),
        2,
      ),
    },
  ]);
  return stack([space(4), row, space(4), rule(width, hairline)]);
}

function overviewBlocks(type: Typesetter, sheet: Sheet): SheetBlock[] {
  const { overview, details } = sheet;
  const { name, result, why } = overviewColumns;
  const head = stack([
    beside([
      { x: name, piece: type.paragraph(overview.workProcessColumn, result, styles.head) },
      { x: result, piece: type.paragraph(overview.resultColumn, why - result, styles.head) },
      { x: why, piece: type.paragraph(overview.whyColumn, width - why, styles.head) },
    ]),
    space(2),
    rule(width, 0.3, 0.9),
  ]);
  return [
    sectionHeading(type, overview.title, width),
    block(head, { keepWithNext: true }),
    ...details.coreTasks
      .flatMap((coreTask) => coreTask.workProcesses)
      .map((workProcess) => block(overviewRow(type, workProcess), { repeat: head })),
  ];
}

/** Notes that must be read first, each in a frame. */
const notePieces = (type: Typesetter, notes: readonly string[]): Piece[] =>
  notes.map((note) =>
    padded(
      type.paragraph(note, width - 20, styles.strong),
      width,
      { x: 10, y: 5 },
      { fill: null, stroke: 0.32 },
    ),
  );

/** All blocks before the marks themselves. */
export function frontBlocks(type: Typesetter, sheet: Sheet): SheetBlock[] {
  const notes = notePieces(type, sheet.notes);
  return [
    block(
      stack([
        type.paragraph(sheet.heading, width, styles.title),
        type.paragraph(sheet.candidateName, width, styles.name),
        space(9),
      ]),
      { keepWithNext: true },
    ),
    ...(notes.length > 0 ? [block(stack([stack(notes, 5), space(10)]))] : []),
    block(stack([fieldsPiece(type, sheet.fieldGroups), space(14)])),
    block(outcomePiece(type, sheet)),
    ...overviewBlocks(type, sheet),
    sectionHeading(type, sheet.rule.title, width),
    block(bulletList(type, sheet.rule.lines, width, styles.body)),
  ];
}
