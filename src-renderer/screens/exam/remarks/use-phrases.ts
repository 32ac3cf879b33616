/** The phrases for the remark of one indicator: those of its mark, and what this examiner wrote with the same mark. */
import type { IndicatorId } from '../../../../shared/kernel/ids';
import { chooseLanguage, type Language } from '../../../../shared/texts/languages';
import { usePreferences } from '../../../ui/preferences';
import type { Marking } from '../use-marking';
import { ownPhrases, stockPhrases } from './remark-phrases';

export type Phrases = {
  readonly stock: readonly string[];
  readonly own: readonly string[];
  /** Of the exam where we speak it: they are read on its sheet. */
  readonly language: Language;
};

export function usePhrases({ place, assessment }: Marking, indicatorId: IndicatorId | null): Phrases {
  const screenLanguage = usePreferences((p) => p.language);
  const { scale } = place.exam;
  const language = chooseLanguage(place.exam.language, screenLanguage);
  const value = (indicatorId && assessment.marks.get(indicatorId)?.value) ?? null;
  return {
    stock: [...(place.exam.phrases ?? []), ...stockPhrases(value, scale, language)],
    own: indicatorId ? ownPhrases(assessment, indicatorId) : [],
    language,
  };
}
