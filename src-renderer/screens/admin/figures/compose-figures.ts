/** Figures in words and numbers of the screen. Pure. */
import type { TFunction } from 'i18next';
import type { IndicatorFigure } from '../../../../shared/domain/figures/count-indicators';
import type { OutcomeRow } from '../../../../shared/domain/figures/count-outcomes';
import type { ExamProgress, Workload } from '../../../../shared/domain/figures/count-progress';
import type { StandingCounts } from '../../../../shared/domain/figures/figure-line';
import type { Format } from '../../../ui/use-format';
import { type BarPart, counted, type FigureColumn, type FigureTable, named } from './figure-table';

export type FigureWords = {
  readonly t: TFunction<'figures'>;
  readonly format: Format;
  /** A day of the calendar, as `2026-11-27`, in words. */
  readonly dayOf: (day: string) => string;
  readonly wordOf: (outcome: 'passed' | 'failed') => string;
};

const standings = ['signed', 'running', 'away', 'not-begun'] as const;
const tones = { signed: 'good', running: 'info', away: 'attention', 'not-begun': 'neutral' } as const;

const standingColumns = ({ t }: FigureWords): readonly FigureColumn[] => [
  counted(t('column.candidates')),
  ...standings.map((standing) => counted(t(`column.${standing}`), tones[standing])),
];
const standingCells = (counts: StandingCounts, total: number, { format }: FigureWords): readonly string[] =>
  [total, ...standings.map((standing) => counts[standing])].map(format.number);
const standingBar = (counts: StandingCounts): readonly BarPart[] =>
  standings.map((standing) => ({ tone: tones[standing], count: counts[standing] }));

/** The latest exam first; no outcome stands in it. */
export const progressTable = (progress: readonly ExamProgress[], words: FigureWords): FigureTable => ({
  columns: [
    named(words.t('column.exam')),
    named(words.t('column.code'), 'under'),
    named(words.t('column.day'), 'under'),
    ...standingColumns(words),
  ],
  rows: progress.map(({ exam, counts, total }) => ({
    key: exam.examId,
    cells: [exam.title, exam.code, words.dayOf(exam.day), ...standingCells(counts, total, words)],
    bar: standingBar(counts),
    isTotal: false,
  })),
});

/** Whoever has the most first. */
export const workloadTable = (workloads: readonly Workload[], words: FigureWords): FigureTable => ({
  columns: [named(words.t('column.examiner')), counted(words.t('column.days')), ...standingColumns(words)],
  rows: workloads.map(({ examiner, counts, total, days }) => ({
    key: examiner.staffId,
    cells: [
      examiner.name || words.t('no-name'),
      words.format.number(days),
      ...standingCells(counts, total, words),
    ],
    bar: standingBar(counts),
    isTotal: false,
  })),
});

/** A share in whole per cent, rounded down, as a result does (R6). */
const share = (part: number, whole: number, { format }: FigureWords): string =>
  whole === 0 ? '' : format.percent(Math.floor((part * 100) / whole));

function outcomeName({ kind, qualification }: OutcomeRow, { t }: FigureWords): string {
  if (kind === 'all') return t('all');
  return [qualification?.code, qualification?.name].filter(Boolean).join(' ');
}

/** A row that may not be told says so in the place of its first number, and the others of it are blank. */
export const outcomeTable = (rows: readonly OutcomeRow[], words: FigureWords): FigureTable => {
  const { t, format, wordOf } = words;
  return {
    columns: [
      named(t('column.qualification')),
      named(t('column.cohort'), 'own'),
      counted(t('column.candidates')),
      counted(t('column.exams')),
      counted(wordOf('passed'), 'good'),
      counted(wordOf('failed'), 'bad'),
      counted(t('column.share', { outcome: wordOf('passed') })),
    ],
    rows: rows.map((row) => {
      const { kind, cohort, outcomes } = row;
      const ofWhat = kind === 'cohort' ? cohort || t('no-cohort') : kind === 'all' ? '' : t('all-cohorts');
      const exams = outcomes ? outcomes.passed + outcomes.failed : 0;
      return {
        key: `${kind} ${row.qualification?.key ?? ''} ${cohort}`,
        isTotal: kind !== 'cohort',
        cells: [
          outcomeName(row, words),
          ofWhat,
          ...(outcomes
            ? [outcomes.people, exams, outcomes.passed, outcomes.failed].map(format.number)
            : [t(kind === 'cohort' ? 'too-few' : 'not-told'), '', '', '']),
          outcomes ? share(outcomes.passed, exams, words) : '',
        ],
        bar: outcomes
          ? [
              { tone: 'good', count: outcomes.passed },
              { tone: 'bad', count: outcomes.failed },
            ]
          : [],
      };
    }),
  };
};

/** The largest share first; the text of an indicator is as long as it was written. */
export const indicatorTable = (figures: readonly IndicatorFigure[], words: FigureWords): FigureTable => {
  const { t, format } = words;
  return {
    columns: [
      named(t('column.indicator')),
      named(t('column.work-process'), 'under'),
      counted(t('column.sufficient'), 'good'),
      counted(t('column.insufficient'), 'bad'),
      counted(t('column.insufficient-share')),
    ],
    rows: figures.map((figure) => {
      const { indicatorId, number, text, critical, workProcess, sufficient, insufficient } = figure;
      return {
        key: indicatorId,
        isTotal: false,
        cells: [
          `${number} ${text}${critical ? ` (${t('critical')})` : ''}`,
          [workProcess.code, workProcess.name].filter(Boolean).join(' '),
          format.number(sufficient),
          format.number(insufficient),
          share(insufficient, sufficient + insufficient, words),
        ],
        bar: [
          { tone: 'good', count: sufficient },
          { tone: 'bad', count: insufficient },
        ],
      };
    }),
  };
};
