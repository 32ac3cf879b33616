/** A mark in a list or on a card: sign, word and ground. */
import { useTranslation } from 'react-i18next';
import type { MarkValue, RatingScale } from '../../../../shared/values/scale';
import { toneOf } from './answers';
import classes from './mark-badge.module.css';
import { MarkIcon } from './mark-icon';
import { useMarkWord } from './use-answers';

type MarkBadgeProps = { readonly scale: RatingScale; readonly value: MarkValue | null };

/** Word and shape of a mark as its scale has them; an open indicator says so, because blank looks like forgotten. */
export function MarkBadge({ scale, value }: MarkBadgeProps) {
  const { t } = useTranslation('exam');
  const wordOf = useMarkWord(scale);
  return (
    <span className={classes.badge} data-tone={value === null ? 'open' : toneOf(scale, value)}>
      <MarkIcon scale={scale} value={value} />
      {value === null ? t('open') : wordOf(value)}
    </span>
  );
}
