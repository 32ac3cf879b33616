/** One exam in the grid of a week: when, what, with whom or where; told without colour when it is cancelled or clashes. */
import { IconAlertTriangle, IconCalendarOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { examInterval } from '../../../../../shared/domain/plan-time';
import type { PlannedExam } from '../../../../../shared/records/exam';
import type { WeekRows } from '../../../../ui/search-params';
import { useExamFormat } from '../../../../ui/use-exam-format';
import { useDraggable } from './use-grid-drag';
import classes from './week-grid.module.css';

type WeekExamProps = {
  readonly exam: PlannedExam;
  /** What the row says already is not said again. */
  readonly rows: WeekRows;
  readonly isClashing: boolean;
};

export const WeekExam = memo(function WeekExam({ exam, rows, isClashing }: WeekExamProps) {
  const { t } = useTranslation(['plan-week', 'planning']);
  const format = useExamFormat(exam);
  const until = new Date(examInterval(exam).end).toISOString();
  const isCancelled = exam.status === 'cancelled';
  // One that is not held is put back first.
  const dragged = useDraggable<HTMLAnchorElement>(isCancelled ? null : exam.examId);
  const said = [
    rows !== 'place' && exam.place,
    rows !== 'examiner' && exam.examiners.map(({ name }) => name).join(', '),
    t('planning:candidates', { count: exam.candidates.length }),
  ];
  return (
    <Link
      ref={dragged}
      to="/planning/$examId"
      params={{ examId: exam.examId }}
      className={classes.exam ?? ''}
      data-item
      data-cancelled={isCancelled || undefined}
      data-clashing={isClashing || undefined}
      tabIndex={-1}
    >
      <span className={classes.when}>
        {t('from-until', { from: format.time(exam.plannedAt), until: format.time(until) })}
        {format.zone(exam.plannedAt) && ` (${format.zone(exam.plannedAt)})`}
      </span>
      <span className={classes.what}>{exam.title}</span>
      <span className={classes.more}>{[exam.code, ...said].filter(Boolean).join(' · ')}</span>
      {isCancelled && (
        <span className={classes.state}>
          <IconCalendarOff size={16} aria-hidden />
          {t('planning:cancelled')}
        </span>
      )}
      {isClashing && (
        <span className={classes.state}>
          <IconAlertTriangle size={16} aria-hidden />
          {t('clash')}
        </span>
      )}
    </Link>
  );
});
