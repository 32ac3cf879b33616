/** Every mark: core task, work process, indicator with its result and remark. A row is one block and stays whole. */
import { beside, type Piece, padded, space, stack, tagged } from './piece';
import type { Sheet, SheetCoreTask, SheetIndicator, SheetWorkProcess } from './sheet';
import {
  asHeading,
  block,
  resultPiece,
  rule,
  type SheetBlock,
  sectionHeading,
  symbolPiece,
} from './sheet-blocks';
import { band, hairline, styles, contentWidth as width } from './sheet-style';
import type { Typesetter } from './typesetter';

const columns = { number: 0, text: 44, result: width - 112 } as const;
const textWidth = columns.result - columns.text - 10;
const resultWidth = width - columns.result;
const rowPad = 2.2;

/** A line of the remark, with a bar before it that joins up with the lines above and below. */
const remarkLine = (line: Piece): Piece => ({
  height: line.height,
  ops: [
    { kind: 'box', x: 0, y: 0, width: 1.6, height: line.height, fill: 0.45, stroke: null },
    ...beside([{ x: 8, piece: line }]).ops,
  ],
});

/** The star and its word stand before the text, on the same line. */
function criticalLines(type: Typesetter, critical: string, text: string): Piece[] {
  const star = styles.strong.size * 0.9;
  const [first = space(0), ...others] = type.labelled(
    `${critical}:`,
    text,
    textWidth - star - 4,
    styles.body,
  );
  const indented = (piece: Piece): Piece => beside([{ x: star + 4, piece }]);
  return [
    beside([
      { x: 0, piece: symbolPiece('star', star, 2) },
      { x: star + 4, piece: first },
    ]),
    ...others.map(indented),
  ];
}

const remarkWidth = width - columns.text - 8;

/** Under the row, over its whole width: the remark, and who wrote. */
function notesLines(type: Typesetter, { remark, writers }: SheetIndicator, remarkWord: string): Piece[] {
  return [
    ...(remark === null
      ? []
      : [space(2), ...type.labelled(`${remarkWord}:`, remark, remarkWidth, styles.body).map(remarkLine)]),
    ...(writers === null ? [] : [space(2), ...type.lines(writers, remarkWidth, styles.label)]),
  ];
}

/** Room for how many of how many, before the result of a work process. */
const countWidth = 66;

/** The row of an indicator as a whole, and line by line for a remark that is longer than a page. */
function indicatorRow(
  type: Typesetter,
  indicator: SheetIndicator,
  { remarkWord, table }: { readonly remarkWord: string; readonly table: string },
): { whole: Piece; parts: Piece[] } {
  const { indicatorId, critical, text } = indicator;
  const textLines = critical ? criticalLines(type, critical, text) : type.lines(text, textWidth, styles.body);
  const notes = notesLines(type, indicator, remarkWord);
  /** Cells of one key are one, also when they go on over a page. */
  const cell = (piece: Piece): Piece => tagged({ name: 'TD', key: `${indicatorId} text` }, piece);
  const inRow = (piece: Piece): Piece =>
    tagged({ name: 'Table', key: table }, tagged({ name: 'TR', key: indicatorId }, piece));
  const number = type.paragraph(indicator.number, columns.text - 6, styles.strong);
  const result = resultPiece(type, indicator.result, resultWidth, styles.strong);
  const row = (first: Piece): Piece =>
    beside([
      { x: columns.number, piece: tagged({ name: 'TH', scope: 'Row' }, number) },
      { x: columns.result, piece: tagged({ name: 'TD' }, result) },
      { x: columns.text, piece: cell(first) },
    ]);
  const indented = (line: Piece): Piece => beside([{ x: columns.text, piece: cell(line) }]);
  const above = space(rowPad);
  const below = stack([space(rowPad), rule(width, hairline)]);
  const [first = space(0), ...others] = textLines;
  return {
    whole: stack([above, inRow(stack([row(stack(textLines)), ...notes.map(indented)])), below]),
    parts: [
      stack([above, inRow(row(first))]),
      ...[...others, ...notes].map((line) => inRow(indented(line))),
      below,
    ],
  };
}

function columnHead(type: Typesetter, details: Sheet['details']): Piece {
  return stack([
    beside([
      { x: columns.number, piece: type.paragraph(details.numberColumn, columns.text, styles.head) },
      { x: columns.text, piece: type.paragraph(details.indicatorColumn, textWidth, styles.head) },
      { x: columns.result, piece: type.paragraph(details.resultColumn, resultWidth, styles.head) },
    ]),
    space(2),
    rule(width, 0.3, 0.9),
  ]);
}

const titleOf = (workProcess: SheetWorkProcess, details: Sheet['details']): string =>
  [workProcess.code.trim() === '' ? details.workProcessWord : workProcess.code, workProcess.name].join('  ');

function workProcessHeading(
  type: Typesetter,
  workProcess: SheetWorkProcess,
  details: Sheet['details'],
): Piece {
  const { count, result } = workProcess;
  const countAt = columns.result - countWidth;
  const title = padded(
    beside([
      {
        x: 0,
        piece: asHeading(4, type.paragraph(titleOf(workProcess, details), countAt - 22, styles.strong)),
      },
      { x: countAt - 8, piece: type.paragraph(count, countWidth - 8, styles.body) },
      { x: columns.result - 8, piece: resultPiece(type, result, resultWidth, styles.strong) },
    ]),
    width,
    { x: 8, y: 3 },
    { fill: band, stroke: null },
  );
  const reasons = workProcess.reasons.map((reason) => type.paragraph(reason, width - 16, styles.body));
  return reasons.length === 0
    ? title
    : stack([title, space(2), ...reasons.map((reason) => beside([{ x: 8, piece: reason }])), space(2)]);
}

/** What a page begins with that begins between two rows. */
function continuedPiece(type: Typesetter, workProcess: SheetWorkProcess, details: Sheet['details']): Piece {
  const continued = `${titleOf(workProcess, details)} (${details.continuedWord})`;
  const title = type.clipped(continued, width - 16, styles.strong, 2);
  return stack([
    columnHead(type, details),
    space(3),
    padded(title, width, { x: 8, y: 3 }, { fill: band, stroke: null }),
  ]);
}

function workProcessBlocks(
  type: Typesetter,
  workProcess: SheetWorkProcess,
  details: Sheet['details'],
): SheetBlock[] {
  const heading = workProcessHeading(type, workProcess, details);
  const above = { spaceBefore: 7, keepWithNext: true };
  if (workProcess.indicators.length === 0)
    return [
      block(heading, above),
      block(padded(type.paragraph(details.noIndicators, width - 16, styles.body), width, { x: 8, y: 4 })),
    ];
  const repeat = continuedPiece(type, workProcess, details);
  return [
    block(heading, above),
    ...workProcess.indicators.map((indicator) => {
      const { whole, parts } = indicatorRow(type, indicator, {
        remarkWord: details.remarkWord,
        table: workProcess.workProcessId,
      });
      return block(whole, { repeat, parts });
    }),
  ];
}

const coreTaskHeading = (type: Typesetter, coreTask: SheetCoreTask, word: string): SheetBlock => {
  const title = [word, coreTask.code, coreTask.name].filter((part) => part.trim() !== '').join('  ');
  return block(asHeading(3, type.paragraph(title, width, styles.coreTask)), {
    spaceBefore: 9,
    keepWithNext: true,
  });
};

/** All marks, in the order of the exam. */
export const detailBlocks = (type: Typesetter, { details }: Sheet): SheetBlock[] => [
  sectionHeading(type, details.title, width),
  block(columnHead(type, details), { keepWithNext: true }),
  ...details.coreTasks.flatMap((coreTask) => [
    coreTaskHeading(type, coreTask, details.coreTaskWord),
    ...coreTask.workProcesses.flatMap((workProcess) => workProcessBlocks(type, workProcess, details)),
  ]),
];
