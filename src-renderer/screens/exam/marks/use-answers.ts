/** The words of a scale in the language on screen. */
import { useTranslation } from 'react-i18next';
import { describeMark } from '../../../../shared/report/describe-mark';
import type { Texts } from '../../../../shared/texts/create-texts';
import type { MarkValue, RatingScale } from '../../../../shared/values/scale';
import { useDocuments } from '../../../queries/use-documents';
import { usePreferences } from '../../../ui/preferences';
import { type Answer, type AnswerOrder, answersOf } from './answers';

function useScreenTexts(): Texts {
  const { t } = useTranslation(['exam', 'domain']);
  return (key, values) => t(key as 'exam:open', values ?? {});
}

/** How this centre orders its answers. */
const useAnswerOrder = (): AnswerOrder =>
  useDocuments('organisation')?.[0]?.document.answerOrder ?? 'best-first';

/** The answers that the scale offers, in the order of their buttons. */
export function useAnswers(scale: RatingScale): readonly Answer[] {
  const language = usePreferences((p) => p.language);
  return answersOf(scale, language, useScreenTexts(), useAnswerOrder());
}

/** Gives the word of a mark. */
export function useMarkWord(scale: RatingScale): (value: MarkValue) => string {
  const language = usePreferences((p) => p.language);
  const texts = useScreenTexts();
  return (value) => describeMark(value, scale, language, texts);
}
