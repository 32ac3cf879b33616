/** A mark in a list or on a card: sign, word and ground. */
import { useTranslation } from 'react-i18next';
import type { MarkValue } from '../../../shared/values/scale';
import classes from './mark-badge.module.css';
import { MarkIcon, toneOf } from './mark-icon';

export function MarkBadge({ value }: { readonly value: MarkValue | null }) {
  const { t } = useTranslation(['exam', 'domain']);
  return (
    <span className={classes.badge} data-tone={value === null ? 'open' : toneOf(value)}>
      <MarkIcon value={value} />
      {value === null ? t('open') : t(`domain:level.${value}`)}
    </span>
  );
}
