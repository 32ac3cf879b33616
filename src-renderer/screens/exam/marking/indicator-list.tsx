/**
 * All indicators under each other, per work process. A tap on a row makes it the one that the answer bar is about; its
 * mark, tick and remark stand in the row.
 */
import { IconMessage } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { IndicatorId } from '../../../../shared/kernel/ids';
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
  /** Shown under the row of this step: the remark panel. */
  readonly panelOf: (step: Step) => ReactNode;
};

function Row({
  marking,
  step,
  rowState,
}: {
  readonly marking: Marking;
  readonly step: Step;
  readonly rowState: RowState;
}) {
  const { t } = useTranslation('exam');
  const { indicator } = step;
  const isCurrent = marking.current?.index === step.index;
  const row = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isCurrent) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  const mark = marking.assessment.marks.get(indicator.indicatorId) ?? null;
  const remark = marking.assessment.remarks.get(indicator.indicatorId);
  const wantsRemark = marking.needed.remarks.some((i) => i.indicatorId === indicator.indicatorId);
  return (
    <button
      ref={row}
      type="button"
      className={classes.row}
      aria-current={isCurrent ? 'step' : undefined}
      onClick={() => marking.goTo(indicator.indicatorId)}
    >
      <span className={classes.text}>
        <IndicatorLabel indicator={indicator} />
        <span lang={marking.place.exam.language}>{indicator.text}</span>
        {(remark || wantsRemark) && (
          <span className={classes.remark} data-needed={wantsRemark}>
            <IconMessage size={16} aria-hidden />
            {remark ? <span lang={marking.place.exam.language}>{remark.text}</span> : t('remark-needed')}
          </span>
        )}
      </span>
      <span className={classes.state}>
        <MarkBadge scale={marking.place.exam.scale} value={mark?.value ?? null} />
        <RowTick state={rowState} />
      </span>
    </button>
  );
}

export function IndicatorList({ marking, rowStateOf, panelOf }: IndicatorListProps) {
  const steps = marking.plan;
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
                  <Row marking={marking} step={step} rowState={rowStateOf(step.indicator.indicatorId)} />
                  {panelOf(step)}
                </li>
              ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
