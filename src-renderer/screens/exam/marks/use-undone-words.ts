/** What was undone, in words: a tap on undo must not leave somebody guessing. */
import { useTranslation } from 'react-i18next';
import type { MarkValue, RatingScale } from '../../../../shared/values/scale';
import type { TakenBack } from '../../../actions/undo-last-change';
import { useMarkWord } from './use-answers';

/** The change that was taken back, with what was there before it. */
export type Undone = TakenBack & { readonly number: string };

export function useUndoneWords(scale: RatingScale): (undone: Undone) => string {
  const { t } = useTranslation('exam');
  const wordOf = useMarkWord(scale);
  const named = (value: MarkValue | null): string => (value === null ? t('open') : wordOf(value));
  return ({ event, before, number }) => {
    if (event.type === 'remark-written')
      return t(before ? 'undone.remark-back' : 'undone.remark-gone', { number });
    const was = named(event.type === 'mark-given' ? event.body.value : null);
    return t('undone.mark', { number, was, now: named(before) });
  };
}
