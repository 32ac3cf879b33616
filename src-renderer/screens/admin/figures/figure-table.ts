/** A figure as a table of texts: what the screen draws, and what is saved as a file. */

export const figureTones = ['good', 'bad', 'info', 'attention', 'neutral'] as const;
export type FigureTone = (typeof figureTones)[number];

/** Of a bar: so much of this tone. */
export type BarPart = { readonly tone: FigureTone; readonly count: number };

export type FigureColumn = {
  readonly heading: string;
  /** `name`: names the row. `under`: small below that name. */
  readonly place: 'name' | 'under' | 'own';
  /** Numbers stand at the right. */
  readonly isNumber: boolean;
  /** The tone of its numbers in the bar; null: it is in no bar. */
  readonly tone: FigureTone | null;
};

export type FigureRow = {
  readonly key: string;
  /** As many as there are columns; the first one names the row. */
  readonly cells: readonly string[];
  /** Blank: nothing to draw. */
  readonly bar: readonly BarPart[];
  readonly isTotal: boolean;
};

export type FigureTable = {
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly FigureRow[];
};

/** The first column names its row; what else is said of it goes below the name, so that a table of numbers fits. */
export const named = (heading: string, place: FigureColumn['place'] = 'name'): FigureColumn => ({
  ...{ heading, place },
  isNumber: false,
  tone: null,
});
/** A number, and which part of the bar it is. */
export const counted = (heading: string, tone: FigureTone | null = null): FigureColumn => ({
  ...{ heading, tone, place: 'own' },
  isNumber: true,
});

/** As a file holds it: headings first, and every column for itself. */
export const asRows = ({ columns, rows }: FigureTable): readonly (readonly string[])[] => [
  columns.map(({ heading }) => heading),
  ...rows.map(({ cells }) => cells),
];
