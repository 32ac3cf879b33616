/** A change that a rule refused: of which indicator, why, and the way back to it. */
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Marking } from '../use-marking';
import classes from './refusal-notice.module.css';

export function RefusalNotice({ marking }: { readonly marking: Marking }) {
  const { t } = useTranslation(['exam', 'problem', 'common']);
  const { refused, refusedStep, current } = marking;
  if (!refused) return null;
  const isElsewhere = refusedStep && refusedStep.index !== current?.index;
  return (
    <div className={classes.notice} role="alert">
      <IconAlertTriangle size={22} aria-hidden />
      <span>
        {refusedStep && <b>{t('exam:mark-refused', { number: refusedStep.indicator.number })} </b>}
        {t(`problem:${refused.code}`, { ...refused.details })}{' '}
        <small>{t('common:problem-code', { code: refused.code })}</small>
      </span>
      {isElsewhere && (
        <button
          type="button"
          className={classes.back}
          onClick={() => marking.goTo(refusedStep.indicator.indicatorId)}
        >
          {t('exam:continue-at', { number: refusedStep.indicator.number })}
        </button>
      )}
    </div>
  );
}
