/** How far the candidates of each exam are, and how much each examiner has. No outcome stands in either. Pure. */
import { groupBy } from '../../kernel/group-by';
import { countStandings, type FigureLine, type StandingCounts } from './figure-line';

export type ExamProgress = {
  readonly exam: FigureLine['exam'];
  readonly counts: StandingCounts;
  readonly total: number;
};

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Per exam, the latest first, then by code. */
export const countProgress = (lines: readonly FigureLine[]): readonly ExamProgress[] =>
  [...groupBy(lines, ({ exam }) => exam.examId).values()]
    .flatMap((ofExam) =>
      ofExam[0] ? [{ exam: ofExam[0].exam, counts: countStandings(ofExam), total: ofExam.length }] : [],
    )
    .sort((a, b) => byText(b.exam.plannedAt, a.exam.plannedAt) || byText(a.exam.code, b.exam.code));

export type Workload = {
  readonly examiner: FigureLine['examiner'];
  readonly counts: StandingCounts;
  readonly total: number;
  /** On how many days. */
  readonly days: number;
};

/** Per examiner who has them now, whoever has the most first. */
export const countWorkload = (lines: readonly FigureLine[]): readonly Workload[] =>
  [...groupBy(lines, ({ examiner }) => examiner.staffId).values()]
    .flatMap((theirs) =>
      theirs[0]
        ? [
            {
              examiner: theirs[0].examiner,
              counts: countStandings(theirs),
              total: theirs.length,
              days: new Set(theirs.map(({ day }) => day)).size,
            },
          ]
        : [],
    )
    .sort((a, b) => b.total - a.total || byText(a.examiner.name, b.examiner.name));
