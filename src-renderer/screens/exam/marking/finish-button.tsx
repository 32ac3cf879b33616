/** When all is marked, the way to the signature stands where the answers were: under the thumb. */
import { IconListCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Marking } from '../use-marking';
import classes from './finish-button.module.css';
import type { DoubleTapGuard } from './use-double-tap-guard';

type FinishButtonProps = { readonly marking: Marking; readonly guard: DoubleTapGuard };

/** The second half of a double tap on the last answer does not lead away. */
export function FinishButton({ marking, guard }: FinishButtonProps) {
  const { t } = useTranslation('exam');
  const { exam, assessment } = marking.place;
  const button = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    // The answer that was pressed is gone, and the focus with it.
    if (document.activeElement === document.body) button.current?.focus({ preventScroll: true });
  }, []);
  return (
    <Link
      ref={button}
      className={classes.finish ?? ''}
      to="/exam/$examId/review/$assessmentId"
      params={{ examId: exam.examId, assessmentId: assessment.assessmentId }}
      onClick={(event) => {
        if (!guard.isOver(event.timeStamp)) event.preventDefault();
      }}
    >
      <IconListCheck size={34} aria-hidden />
      <span>
        <b className={classes.what}>{t('review.title')}</b>
        <span className={classes.state}>{t('all-marked', { count: marking.plan.length })}</span>
      </span>
    </Link>
  );
}
