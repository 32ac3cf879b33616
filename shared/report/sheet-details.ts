/** Every mark: core task, work process, indicator with its result and remark. A row is one block and stays whole. */
import { beside, type Piece, padded, space, stack } from './piece';
import type { Sheet, SheetCoreTask, SheetIndicator, SheetWorkProcess } from './sheet';
import { block, resultPiece, rule, type SheetBlock, sectionHeading, symbolPiece } from './sheet-blocks';
import { band, hairline, styles, contentWidth as width } from './sheet-style';
import type { Typesetter } from './typesetter';

const columns = { number: 0, text: 44, result: width - 122 } as const;
const textWidth = columns.result - columns.text - 14;
const resultWidth = width - columns.result;
const rowPad = 4.5;

/** A line of the remark, with a bar before it that joins up with the lines above and below. */
const remarkLine = (line: Piece): Piece => ({
  height: line.height,
  ops: [
    { kind: 'box', x: 0, y: 0, width: 1.6, height: line.height, fill: 0.45, stroke: null },
    ...beside([{ x: 8, piece: line }]).ops,
  ],
});

function indicatorLines(type: Typesetter, indicator: SheetIndicator, remarkWord: string): Piece[] {
  const { critical, text, remark, writers } = indicator;
  const star = styles.strong.size * 0.9;
  return [
    ...(critical
      ? [
          beside([
            { x: 0, piece: symbolPiece('star', star, 2) },
            { x: star + 4, piece: type.paragraph(critical, textWidth - star - 4, styles.strong) },
          ]),
        ]
      : []),
    ...type.lines(text, textWidth, styles.body),
    ...(remark === null
      ? []
      : [space(3), ...type.labelled(`${remarkWord}:`, remark, textWidth - 8, styles.body).map(remarkLine)]),
    ...(writers === null ? [] : [space(2), ...type.lines(writers, textWidth, styles.label)]),
  ];
}

/** The row of an indicator as a whole, and line by line for a remark that is longer than a page. */
function indicatorRow(
  type: Typesetter,
  indicator: SheetIndicator,
  remarkWord: string,
): { whole: Piece; parts: Piece[] } {
  const lines = indicatorLines(type, indicator, remarkWord);
  const number = type.paragraph(indicator.number, columns.text - 6, styles.strong);
  const result = resultPiece(type, indicator.result, resultWidth, styles.strong);
  const row = (text: Piece): Piece =>
    beside([
      { x: columns.number, piece: number },
      { x: columns.text, piece: text },
      { x: columns.result, piece: result },
    ]);
  const above = space(rowPad);
  const below = stack([space(rowPad), rule(width, hairline)]);
  const [first = space(0), ...others] = lines;
  return {
    whole: stack([above, row(stack(lines)), below]),
    parts: [
      stack([above, row(first)]),
      ...others.map((line) => beside([{ x: columns.text, piece: line }])),
      below,
    ],
  };
}

function columnHead(type: Typesetter, details: Sheet['details']): Piece {
  return stack([
    space(4),
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
  const title = padded(
    beside([
      { x: 0, piece: type.paragraph(titleOf(workProcess, details), columns.result - 14 - 8, styles.strong) },
      {
        x: columns.result - 8,
        piece: resultPiece(type, workProcess.result, resultWidth, styles.strong),
      },
    ]),
    width,
    { x: 8, y: 5 },
    { fill: band, stroke: null },
  );
  const reasons = workProcess.reasons.map((reason) => type.paragraph(reason, width - 16, styles.body));
  return stack([title, space(3), ...reasons.map((reason) => beside([{ x: 8, piece: reason }]))]);
}

function workProcessBlocks(
  type: Typesetter,
  workProcess: SheetWorkProcess,
  details: Sheet['details'],
): SheetBlock[] {
  const head = columnHead(type, details);
  const continued = `${titleOf(workProcess, details)} (${details.continuedWord})`;
  const repeat = stack([
    padded(
      type.clipped(continued, width - 16, styles.strong, 2),
      width,
      { x: 8, y: 4 },
      { fill: band, stroke: null },
    ),
    head,
  ]);
  const heading = workProcessHeading(type, workProcess, details);
  if (workProcess.indicators.length === 0)
    return [
      block(heading, { spaceBefore: 12, keepWithNext: true }),
      block(padded(type.paragraph(details.noIndicators, width - 16, styles.body), width, { x: 8, y: 4 })),
    ];
  return [
    block(stack([heading, head]), { spaceBefore: 12, keepWithNext: true }),
    ...workProcess.indicators.map((indicator) => {
      const { whole, parts } = indicatorRow(type, indicator, details.remarkWord);
      return block(whole, { repeat, parts });
    }),
  ];
}

const coreTaskHeading = (type: Typesetter, coreTask: SheetCoreTask, word: string): SheetBlock => {
  const title = [word, coreTask.code, coreTask.name].filter((part) => part.trim() !== '').join('  ');
  return block(type.paragraph(title, width, styles.coreTask), { spaceBefore: 10, keepWithNext: true });
};

/** All marks, in the order of the exam. */
export const detailBlocks = (type: Typesetter, { details }: Sheet): SheetBlock[] => [
  sectionHeading(type, details.title, width),
  ...details.coreTasks.flatMap((coreTask) => [
    coreTaskHeading(type, coreTask, details.coreTaskWord),
    ...coreTask.workProcesses.flatMap((workProcess) => workProcessBlocks(type, workProcess, details)),
  ]),
];
