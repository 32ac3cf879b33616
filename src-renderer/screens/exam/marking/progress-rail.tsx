/**
 * Every work process with a bar of its indicators and, in words, what is open, insufficient or not observed. A tap
 * jumps.
 */
import { VisuallyHidden } from '@mantine/core';
import { IconEyeOff, IconSquareXFilled, IconStarFilled, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
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

/** A sign with its number for the eye, and both in words for the ear. */
function Count({ icon, count, words }: { icon: ReactNode; count: number; words: string }) {
  if (count === 0) return null;
  return (
    <span className={classes.count}>
      {icon}
      <span aria-hidden>{count}</span>
      <VisuallyHidden>{words}</VisuallyHidden>
    </span>
  );
}

/** What is open in words, what went wrong by its sign: all of it fits beside the bar. */
function Counts({ part: { counts, reasons } }: { readonly part: WorkProcessResult }) {
  const { t } = useTranslation('exam');
  const insufficient = counts.insufficientMarks;
  const unseen = counts.notObserved - counts.criticalNotObserved;
  const isCritical = reasons.some((reason) => reason.kind === 'critical-insufficient');
  return (
    <span className={classes.counts}>
      <span>{counts.open > 0 ? t('count.open', { count: counts.open }) : t('count.complete')}</span>
      <Count
        icon={<IconSquareXFilled size={15} aria-hidden />}
        count={insufficient}
        words={t('count.insufficient', { count: insufficient })}
      />
      <Count
        icon={<IconEyeOff size={15} aria-hidden />}
        count={unseen}
        words={t('count.not-observed', { count: unseen })}
      />
      {counts.criticalNotObserved > 0 && (
        <span className={classes.critical}>
          <IconStarFilled size={13} aria-hidden />
          <Count
            icon={<IconEyeOff size={15} aria-hidden />}
            count={counts.criticalNotObserved}
            words={t('count.critical-not-observed', { count: counts.criticalNotObserved })}
          />
        </span>
      )}
      {isCritical && (
        <span className={classes.critical}>
          <IconStarFilled size={13} aria-hidden />
          <IconX size={13} stroke={3} aria-hidden />
          <VisuallyHidden>{t('count.critical')}</VisuallyHidden>
        </span>
      )}
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
          const { workProcess } = part;
          const isCurrent = marking.current?.workProcess === workProcess;
          return (
            <li key={workProcess.workProcessId}>
              <button
                type="button"
                className={classes.part}
                title={`${workProcess.code} ${workProcess.name}`}
                aria-current={isCurrent ? 'true' : undefined}
                onClick={() => jump(part)}
              >
                <span className={classes.name} lang={marking.place.exam.language}>
                  <b>{workProcess.code}</b> {workProcess.name}
                </span>
                <Bar marking={marking} part={part} />
                <Counts part={part} />
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
