/**
 * Every work process with a bar of its indicators and, in words, what is open, insufficient or not observed. A tap
 * jumps.
 */
import { IconStarFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { judgeMark, type WorkProcessResult } from '../../../../shared/domain/result';
import { nextOpenStep } from '../exam-plan';
import type { Marking } from '../use-marking';
import classes from './progress-rail.module.css';

/** A cell per indicator. For the eye only: the same stands beside it in words. */
function Bar({ marking, part }: { readonly marking: Marking; readonly part: WorkProcessResult }) {
  const { scale, rule } = marking.place.exam;
  return (
    <span className={classes.bar} aria-hidden>
      {part.workProcess.indicators.map(({ indicatorId, critical }) => {
        const value = marking.assessment.marks.get(indicatorId)?.value ?? null;
        const isUnseen = value === 'not-observed' || value === 'not-applicable';
        return (
          <span
            key={indicatorId}
            className={classes.cell}
            data-verdict={isUnseen ? 'unseen' : judgeMark(value, scale, rule, critical)}
          />
        );
      })}
    </span>
  );
}

/**
 * A tap goes to the first open indicator of the part, or to its first when all are marked. "Not observed" counts as
 * insufficient in some rules (R2) and is told apart here, because it is mended in another way.
 */
export function ProgressRail({ marking }: { readonly marking: Marking }) {
  const { t } = useTranslation('exam');
  const jump = ({ workProcess }: WorkProcessResult): void => {
    const own = marking.plan.filter((step) => step.workProcess === workProcess);
    const first = own[0];
    if (!first) return;
    const open = nextOpenStep(own, marking.assessment.marks, -1);
    marking.goTo((open ?? first).indicator.indicatorId);
  };
  return (
    <nav className={classes.rail} aria-label={t('rail')}>
      <ul className={classes.parts}>
        {marking.result.workProcesses.map((part) => {
          const { counts, workProcess } = part;
          const isCritical = part.reasons.some((reason) => reason.kind === 'critical-insufficient');
          const isCurrent = marking.current?.workProcess === workProcess;
          return (
            <li key={workProcess.workProcessId}>
              <button
                type="button"
                className={classes.part}
                aria-current={isCurrent ? 'true' : undefined}
                onClick={() => jump(part)}
              >
                <span className={classes.name} lang={marking.place.exam.language}>
                  <b>{workProcess.code}</b> {workProcess.name}
                </span>
                <Bar marking={marking} part={part} />
                <span className={classes.counts}>
                  {counts.open > 0 && <span>{t('count.open', { count: counts.open })}</span>}
                  {counts.open === 0 && <span>{t('count.complete')}</span>}
                  {counts.insufficient > counts.notObserved && (
                    <span>
                      {t('count.insufficient', { count: counts.insufficient - counts.notObserved })}
                    </span>
                  )}
                  {counts.notObserved > counts.criticalNotObserved && (
                    <span>
                      {t('count.not-observed', { count: counts.notObserved - counts.criticalNotObserved })}
                    </span>
                  )}
                  {counts.criticalNotObserved > 0 && (
                    <span className={classes.critical}>
                      <IconStarFilled size={13} aria-hidden />{' '}
                      {t('count.critical-not-observed', { count: counts.criticalNotObserved })}
                    </span>
                  )}
                  {isCritical && (
                    <span className={classes.critical}>
                      <IconStarFilled size={13} aria-hidden /> {t('count.critical')}
                    </span>
                  )}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
