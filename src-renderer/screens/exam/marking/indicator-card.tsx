/** One indicator, large: where it belongs, what it says, what was given, and the remark. */
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Step } from '../exam-plan';
import { IndicatorLabel } from '../marks/indicator-label';
import { MarkBadge } from '../marks/mark-badge';
import type { RowState } from '../marks/paint-assessment';
import { RowTick } from '../marks/row-tick';
import type { Marking } from '../use-marking';
import classes from './indicator-card.module.css';
import { WorkProcessNotes } from './work-process-notes';

type IndicatorCardProps = {
  readonly marking: Marking;
  readonly step: Step;
  readonly rowState: RowState;
  /** What else can be done with this indicator. */
  readonly tool: ReactNode;
};

export function IndicatorCard({ marking, step, rowState, tool }: IndicatorCardProps) {
  const { t } = useTranslation('exam');
  const { indicator, workProcess, coreTask } = step;
  const { language } = marking.place.exam;
  const mark = marking.assessment.marks.get(indicator.indicatorId) ?? null;
  const text = useRef<HTMLParagraphElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new indicator is the reason to look at it
  useEffect(() => {
    const look = () => text.current?.scrollIntoView({ block: 'nearest' });
    look();
    // Once more when the bar of answers, which may have grown with this indicator, has its new height.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(look);
    });
    return () => cancelAnimationFrame(frame);
  }, [indicator.indicatorId]);
  const remark = marking.assessment.remarks.get(indicator.indicatorId);
  return (
    <article className={classes.card} aria-label={indicator.number}>
      <p className={classes.where}>
        <span lang={language}>
          {coreTask.code} {coreTask.name}
        </span>
        <span className={classes.workProcess} lang={language}>
          {workProcess.code} {workProcess.name}
        </span>
      </p>
      <div className={classes.line}>
        <span key={indicator.indicatorId} className={classes.fresh}>
          <IndicatorLabel indicator={indicator} />
        </span>
        <span className={classes.place}>
          {t('place', { place: step.place, total: workProcess.indicators.length })}
        </span>
      </div>
      <div lang={language}>
        {workProcess.indicatorIntro && <p className={classes.intro}>{workProcess.indicatorIntro}</p>}
        <p ref={text} className={classes.text} data-kept-in-view>
          {indicator.text}
        </p>
      </div>
      <div className={classes.line}>
        <MarkBadge scale={marking.place.exam.scale} value={mark?.value ?? null} />
        <RowTick state={rowState} />
        <span className={classes.tool}>{tool}</span>
      </div>
      {remark && (
        <p className={classes.remark} lang={language}>
          {remark.text}
        </p>
      )}
      <WorkProcessNotes workProcess={workProcess} language={language} />
    </article>
  );
}
