/**
 * How many exams were passed, per qualification and cohort (SPEC.md, F1 to F4). No figure is about fewer than ten people, and none
 * can be worked out from the others: a total is left out where it would tell, less what is shown, of fewer than ten. Pure.
 */
import { groupBy } from '../../kernel/group-by';
import type { FigureLine } from './figure-line';

/** Of fewer people no figure is given (F1). */
export const fewestPeople = 10;

export type Outcomes = {
  readonly passed: number;
  readonly failed: number;
  readonly people: number;
};

export type OutcomeRow = {
  /** `cohort`: one of a qualification. `qualification`: all its cohorts. `all`: everything. */
  readonly kind: 'cohort' | 'qualification' | 'all';
  readonly qualification: FigureLine['qualification'] | null;
  /** Blank: not said, or a row of several. */
  readonly cohort: string;
  /** Null: of fewer than ten people, or that could be worked out with it. */
  readonly outcomes: Outcomes | null;
};

const peopleIn = (lines: readonly FigureLine[]): number =>
  new Set(lines.map(({ participantId }) => participantId)).size;

const outcomesOf = (lines: readonly FigureLine[]): Outcomes => ({
  passed: lines.filter(({ outcome }) => outcome === 'passed').length,
  failed: lines.filter(({ outcome }) => outcome === 'failed').length,
  people: peopleIn(lines),
});

const isEnough = (lines: readonly FigureLine[]): boolean => peopleIn(lines) >= fewestPeople;

/** F2: of many lines, where the hidden ones among them are none, or many enough by themselves. */
const mayTell = (all: readonly FigureLine[], hidden: readonly FigureLine[]): boolean =>
  isEnough(all) && (hidden.length === 0 || isEnough(hidden));

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

type Told = { readonly rows: readonly OutcomeRow[]; readonly untold: readonly FigureLine[] };

/** The cohorts of one qualification, and its total where there are several; `untold`: what stands in no row. */
function rowsOfQualification(lines: readonly FigureLine[]): Told {
  const qualification = lines[0]?.qualification ?? null;
  const cohorts = [...groupBy(lines, ({ cohort }) => cohort)].sort(([a], [b]) => byText(a, b));
  const hidden = cohorts.flatMap(([, ofOne]) => (isEnough(ofOne) ? [] : ofOne));
  const rows = cohorts.map(
    ([cohort, ofOne]): OutcomeRow => ({
      ...{ kind: 'cohort', qualification, cohort },
      outcomes: isEnough(ofOne) ? outcomesOf(ofOne) : null,
    }),
  );
  if (cohorts.length < 2) return { rows, untold: hidden };
  const isTold = mayTell(lines, hidden);
  const total: OutcomeRow = {
    ...{ kind: 'qualification', qualification, cohort: '' },
    outcomes: isTold ? outcomesOf(lines) : null,
  };
  return { rows: [...rows, total], untold: isTold ? [] : hidden };
}

/** Of signed results; qualifications by name, their cohorts in order, the total of each behind them, and all at the end. */
export function countOutcomes(lines: readonly FigureLine[]): readonly OutcomeRow[] {
  const signed = lines.filter(({ outcome }) => outcome !== null);
  const told = [...groupBy(signed, ({ qualification }) => qualification.key).values()]
    .toSorted((a, b) => byText(a[0]?.qualification.name ?? '', b[0]?.qualification.name ?? ''))
    .map(rowsOfQualification);
  const rows = told.flatMap((one) => one.rows);
  if (told.length < 2) return rows;
  const untold = told.flatMap((one) => one.untold);
  return [
    ...rows,
    {
      ...{ kind: 'all', qualification: null, cohort: '' },
      outcomes: mayTell(signed, untold) ? outcomesOf(signed) : null,
    },
  ];
}
