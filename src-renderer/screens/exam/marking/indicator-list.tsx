/**
 * All indicators under each other, per work process. A tap on a row makes it the one that the answer bar is about; its
 * mark, tick and remark stand in the row.
 */
import { IconMessage } from '@tabler/icons-react';
import { memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { IndicatorId } from '../../../../shared/kernel/ids';
import type { LanguageTag } from '../../../../shared/values/identity';
import type { MarkValue, RatingScale } from '../../../../shared/values/scale';
import type { Step } from '../exam-plan';
import { IndicatorLabel } from '../marks/indicator-label';
import { MarkBadge } from '../marks/mark-badge';
import type { RowState } from '../marks/paint-assessment';
import { RowTick } from '../marks/row-tick';
import type { Marking } from '../use-marking';
import classes from './indicator-list.module.css';

type IndicatorListProps = {
  readonly marking: Marking;
  readonly rowStateOf: (indicatorId: IndicatorId) => RowState;
};

type RowProps = {
  readonly step: Step;
  readonly scale: RatingScale;
  readonly language: LanguageTag;
  readonly value: MarkValue | null;
  /** Blank when there is none. */
  readonly remark: string;
  readonly wantsRemark: boolean;
  readonly isCurrent: boolean;
  readonly rowState: RowState;
  readonly goTo: (indicatorId: IndicatorId) => void;
};

/**
 * Drawn anew only when something in this row changed: a mark changes one row of a hundred. Comes into sight by itself
 * when it becomes the current one, and no further than needed: a list that jumps loses the eye.
 */
const Row = memo(function Row(props: RowProps) {
  const { step, scale, language, value, remark, wantsRemark, isCurrent, rowState, goTo } = props;
  const { t } = useTranslation('exam');
  const { indicator } = step;
  const row = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isCurrent) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <button
      ref={row}
      type="button"
      className={classes.row}
      aria-current={isCurrent ? 'step' : undefined}
      onClick={() => goTo(indicator.indicatorId)}
    >
      <span className={classes.text}>
        <IndicatorLabel indicator={indicator} />
        <span lang={language}>{indicator.text}</span>
        {(remark !== '' || wantsRemark) && (
          <span className={classes.remark} data-needed={wantsRemark}>
            <IconMessage size={16} aria-hidden />
            {remark === '' ? t('remark-needed') : <span lang={language}>{remark}</span>}
          </span>
        )}
      </span>
      <span className={classes.state}>
        <MarkBadge scale={scale} value={value} />
        <RowTick state={rowState} />
      </span>
    </button>
  );
});

/** In the order of the exam, which is the order in which the work is watched. */
export function IndicatorList({ marking, rowStateOf }: IndicatorListProps) {
  const { plan: steps, assessment, needed } = marking;
  const { exam } = marking.place;
  const wanting = new Set(needed.remarks.map(({ indicatorId }) => indicatorId));
  const workProcesses = [...new Set(steps.map((step) => step.workProcess))];
  return (
    <div className={classes.list}>
      {workProcesses.map((workProcess) => (
        <section key={workProcess.workProcessId}>
          <h2 className={classes.heading} lang={marking.place.exam.language}>
            {workProcess.code} {workProcess.name}
          </h2>
          <ol className={classes.rows}>
            {steps
              .filter((step) => step.workProcess === workProcess)
              .map((step) => (
                <li key={step.indicator.indicatorId}>
                  <Row
                    step={step}
                    scale={exam.scale}
                    language={exam.language}
                    value={assessment.marks.get(step.indicator.indicatorId)?.value ?? null}
                    remark={assessment.remarks.get(step.indicator.indicatorId)?.text ?? ''}
                    wantsRemark={wanting.has(step.indicator.indicatorId)}
                    isCurrent={marking.current?.index === step.index}
                    rowState={rowStateOf(step.indicator.indicatorId)}
                    goTo={marking.goTo}
                  />
                </li>
              ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
