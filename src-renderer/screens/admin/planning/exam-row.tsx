/** One planned exam as a row: when, what, where and by whom, how far it is; the candidates unfold below it. */
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { memo, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CandidateStanding, standingOf } from '../../../../shared/domain/candidate-standing';
import { textIn } from '../../../../shared/values/text-in';
import tableClasses from '../../../ui/dense-table.module.css';
import { usePreferences } from '../../../ui/preferences';
import { RowLink } from '../../../ui/row-link';
import { RowButton } from '../../../ui/row-option';
import { StatusMark } from '../../../ui/status-mark';
import type { useExamFormats } from '../../../ui/use-exam-format';
import { CandidateTable } from './candidate-table';
import type { PlannedExam } from './group-exams';
import classes from './planning-table.module.css';

/** How many columns the table has. */
export const planningColumns = 6;

/** How many there are, and how far they are together. */
function Candidates({ exam, states, t }: PlannedExam & { readonly t: TFunction<'planning'> }) {
  const standings = states.map(({ assessment }) => standingOf(assessment));
  const count = (as: CandidateStanding): number => standings.filter((one) => one === as).length;
  const [signed, away, started] = [count('signed'), count('away'), count('running')];
  return (
    <div className={classes.state}>
      <span>{t('candidates', { count: states.length })}</span>
      {exam.status === 'cancelled' && <StatusMark tone="attention">{t('cancelled')}</StatusMark>}
      {away > 0 && <StatusMark tone="attention">{t('count.away', { count: away })}</StatusMark>}
      {started > 0 && <StatusMark tone="info">{t('count.started', { count: started })}</StatusMark>}
      {signed > 0 && <StatusMark tone="good">{t('count.signed', { count: signed })}</StatusMark>}
    </div>
  );
}

/** What it holds and each candidate, opened by whoever wants to know. */
function Unfolded({ exam, states, id }: PlannedExam & { readonly id: string }) {
  const { t } = useTranslation('planning');
  const language = usePreferences((p) => p.language);
  const indicators = t('indicators', { count: exam.about.indicators });
  return (
    <tr id={id} className={`${tableClasses.row} ${tableClasses.plain}`}>
      <td colSpan={planningColumns} className={classes.more}>
        <div className={tableClasses.quiet}>
          {[
            t('parts-count', { count: exam.about.workProcesses, indicators }),
            `${t('scale')}: ${textIn(exam.about.scaleName, language)}`,
          ].join(' · ')}
        </div>
        <CandidateTable states={states} label={t('candidates-of', { title: exam.title })} />
      </td>
    </tr>
  );
}

type ExamRowProps = {
  readonly planned: PlannedExam;
  readonly isDayShown: boolean;
  /** Given by the table, which asks once for all of its rows. */
  readonly t: TFunction<'planning'>;
  readonly formatOf: ReturnType<typeof useExamFormats>;
};

/** All of it is said by the planned exam itself; its definition is not opened here. Drawn anew only when something of it changed. */
export const ExamRow = memo(function ExamRow({ planned, isDayShown, t, formatOf }: ExamRowProps) {
  const { exam, states } = planned;
  const format = formatOf(exam);
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const zone = format.zone(exam.plannedAt);
  return (
    <>
      <tr className={`${tableClasses.row} ${tableClasses.plain}`}>
        <td className={tableClasses.number} data-label={t('column.time')}>
          {isDayShown && <div>{format.day(exam.plannedAt)}</div>}
          <time className={classes.time} dateTime={exam.plannedAt}>
            {format.time(exam.plannedAt)}
          </time>
          {zone && <div className={tableClasses.quiet}>{zone}</div>}
        </td>
        <th scope="row" className={tableClasses.main}>
          <RowLink place={{ to: '/planning/$examId', params: { examId: exam.examId } }}>{exam.title}</RowLink>
          <div className={tableClasses.quiet}>
            {[exam.code, exam.about.name, exam.about.code].filter(Boolean).join(' · ')}
          </div>
        </th>
        <td className={tableClasses.text} data-label={t('place')}>
          {exam.place}
        </td>
        <td className={tableClasses.text} data-label={t('examiner')}>
          {exam.examinerName}
        </td>
        <td>
          <Candidates exam={exam} states={states} t={t} />
        </td>
        <td className={tableClasses.options}>
          <div className={tableClasses.buttons}>
            <RowButton
              label={t(isOpen ? 'candidates-hide' : 'candidates-show')}
              of={`${exam.title}, ${exam.code}`}
              icon={isOpen ? IconChevronUp : IconChevronDown}
              aria-expanded={isOpen}
              aria-controls={isOpen ? id : undefined}
              onClick={() => setOpen(!isOpen)}
            />
          </div>
        </td>
      </tr>
      {isOpen && <Unfolded exam={exam} states={states} id={id} />}
    </>
  );
});
