/** What a remark is about: the number and whole text of its indicator, and the mark that stands there. */
import { useTranslation } from 'react-i18next';
import type { Step } from '../exam-plan';
import { IndicatorLabel } from '../marks/indicator-label';
import { MarkBadge } from '../marks/mark-badge';
import type { Marking } from '../use-marking';
import classes from './remark-heading.module.css';

type RemarkHeadingProps = {
  readonly marking: Marking;
  readonly step: Step;
  readonly queue: { readonly place: number; readonly total: number } | null;
};

export function RemarkHeading({ marking, step, queue }: RemarkHeadingProps) {
  const { t } = useTranslation('exam');
  const { indicator, workProcess } = step;
  const { exam } = marking.place;
  const value = marking.assessment.marks.get(indicator.indicatorId)?.value ?? null;
  const isNeeded = marking.needed.remarks.some((i) => i.indicatorId === indicator.indicatorId);
  return (
    <div className={classes.heading}>
      <p className={classes.line}>
        <IndicatorLabel indicator={indicator} />
        <MarkBadge scale={exam.scale} value={value} />
        {isNeeded && <span className={classes.needed}>{t('remark-needed')}</span>}
        {queue && queue.total > 1 && (
          <span className={classes.queue} role="status">
            {t('remark-queue', queue)}
          </span>
        )}
      </p>
      <p className={classes.text} lang={exam.language}>
        {workProcess.indicatorIntro && <span className={classes.intro}>{workProcess.indicatorIntro} </span>}
        {indicator.text}
      </p>
    </div>
  );
}
