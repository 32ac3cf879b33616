/** Number of an indicator, and the star with its word where it is critical. */
import { IconStarFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SnapshotIndicator } from '../../../../shared/records/exam-definition';
import classes from './indicator-label.module.css';

/** "Critical" is written beside the star: not everybody knows what a star means, and a screen reader passes over it. */
export function IndicatorLabel({ indicator }: { readonly indicator: SnapshotIndicator }) {
  const { t } = useTranslation('domain');
  return (
    <span className={classes.label}>
      <span className={classes.number}>{indicator.number}</span>
      {indicator.critical && (
        <span className={classes.critical}>
          <IconStarFilled size={15} aria-hidden />
          {t('critical')}
        </span>
      )}
    </span>
  );
}
