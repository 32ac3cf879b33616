/** How the rows of the results tell things, asked once for all of them: a hundred rows that each ask are what a list costs. */
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useExamFormats } from '../../../ui/use-exam-format';
import { useOutcomeWord } from '../../../ui/use-outcome-word';

export type RowWords = {
  readonly t: TFunction<'results'>;
  readonly sync: TFunction<'sync'>;
  readonly wordOf: ReturnType<typeof useOutcomeWord>;
  /** By the clock of where the exam is held. */
  readonly formatOf: ReturnType<typeof useExamFormats>;
};

/** The same object as long as language, zone and the centre's words are, so that a row is drawn anew only when it changed. */
export function useRowWords(): RowWords {
  const { t } = useTranslation('results');
  const { t: sync } = useTranslation('sync');
  const wordOf = useOutcomeWord();
  const formatOf = useExamFormats();
  return useMemo(() => ({ t, sync, wordOf, formatOf }), [t, sync, wordOf, formatOf]);
}
