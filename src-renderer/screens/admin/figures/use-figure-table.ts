/** The figure that is asked for, of one school year. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { countIndicators } from '../../../../shared/domain/figures/count-indicators';
import { countOutcomes } from '../../../../shared/domain/figures/count-outcomes';
import { countProgress, countWorkload } from '../../../../shared/domain/figures/count-progress';
import type { FigureLine } from '../../../../shared/domain/figures/figure-line';
import { useJudgedResults } from '../../../queries/use-judged-results';
import type { Figure } from '../../../ui/search-params';
import { useFormat } from '../../../ui/use-format';
import { useOutcomeWord } from '../../../ui/use-outcome-word';
import {
  type FigureWords,
  indicatorTable,
  outcomeTable,
  progressTable,
  workloadTable,
} from './compose-figures';
import type { FigureTable } from './figure-table';
import type { FigureSource } from './use-figure-sources';

export type ShownFigure = {
  readonly table: FigureTable;
  /** How far the marks are read; null: nothing has to be. */
  readonly reading: { readonly read: number; readonly total: number } | null;
  /** Of how many indicators fewer than ten people were seen. */
  readonly tooFew: number;
};

/** Words, numbers and days as the screen has them. */
function useFigureWords(): FigureWords {
  const { t } = useTranslation('figures');
  const format = useFormat();
  // A day of the calendar is the same day everywhere.
  const calendar = useFormat('UTC');
  const wordOf = useOutcomeWord();
  return useMemo(
    () => ({ t, format, wordOf, dayOf: (day) => calendar.day(`${day}T12:00:00.000Z`) }),
    [t, format, calendar, wordOf],
  );
}

const noSources: readonly FigureSource[] = [];

/**
 * @param sources of the school year
 * @param qualification its key; of the indicators only
 */
export function useFigureTable(
  figure: Figure,
  sources: readonly FigureSource[],
  qualification: string | null,
): ShownFigure {
  const words = useFigureWords();
  const asked = useMemo(
    () =>
      figure === 'indicators'
        ? sources.filter(({ line }) => line.outcome !== null && line.qualification.key === qualification)
        : noSources,
    [figure, sources, qualification],
  );
  const judged = useJudgedResults(asked);
  return useMemo(() => {
    const lines: readonly FigureLine[] = sources.map(({ line }) => line);
    const whole = (table: FigureTable): ShownFigure => ({ table, reading: null, tooFew: 0 });
    if (figure === 'progress') return whole(progressTable(countProgress(lines), words));
    if (figure === 'outcomes') return whole(outcomeTable(countOutcomes(lines), words));
    if (figure === 'workload') return whole(workloadTable(countWorkload(lines), words));
    const { figures, tooFew } = countIndicators(judged.results ?? []);
    const { read, total } = judged;
    return {
      table: indicatorTable(figures, words),
      reading: judged.results ? null : { read, total },
      tooFew,
    };
  }, [figure, sources, judged, words]);
}
