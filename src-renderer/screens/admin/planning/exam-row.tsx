/** One planned exam as a row: when, what, where and by whom, how far it is; the candidates unfold below it. */
import { ActionIcon, Table, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CandidateStanding, standingOf } from '../../../../shared/domain/candidate-standing';
import { textIn } from '../../../../shared/values/identity';
import tableClasses from '../../../ui/dense-table.module.css';
import { usePreferences } from '../../../ui/preferences';
import { StatusMark } from '../../../ui/status-mark';
import { useExamFormat } from '../../../ui/use-exam-format';
import { CandidateTable } from './candidate-table';
import type { PlannedExam } from './group-exams';
import classes from './planning-table.module.css';

/** How many columns the table has. */
export const planningColumns = 6;

/** How many there are, and how far they are together. */
function Candidates({ exam, states }: PlannedExam) {
  const { t } = useTranslation('planning');
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
    <Table.Tr id={id} className={tableClasses.row}>
      <Table.Td colSpan={planningColumns} className={classes.more}>
        <div className={tableClasses.quiet}>
          {[
            t('parts-count', { count: exam.about.workProcesses, indicators }),
            `${t('scale')}: ${textIn(exam.about.scaleName, language)}`,
          ].join(' · ')}
        </div>
        <CandidateTable states={states} label={t('candidates-of', { title: exam.title })} />
      </Table.Td>
    </Table.Tr>
  );
}

/** All of it is said by the planned exam itself; its definition is not opened here. */
export function ExamRow(props: { readonly planned: PlannedExam; readonly isDayShown: boolean }) {
  const { planned, isDayShown } = props;
  const { t } = useTranslation('planning');
  const { exam, states } = planned;
  const format = useExamFormat(exam);
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const zone = format.zone(exam.plannedAt);
  const label = t(isOpen ? 'candidates-hide' : 'candidates-show');
  const Chevron = isOpen ? IconChevronUp : IconChevronDown;
  return (
    <>
      <Table.Tr className={tableClasses.row}>
        <Table.Td className={tableClasses.number} data-label={t('column.time')}>
          {isDayShown && <div>{format.day(exam.plannedAt)}</div>}
          <time className={classes.time} dateTime={exam.plannedAt}>
            {format.time(exam.plannedAt)}
          </time>
          {zone && <div className={tableClasses.quiet}>{zone}</div>}
        </Table.Td>
        <Table.Th scope="row" className={tableClasses.main}>
          <Link to="/planning/$examId" params={{ examId: exam.examId }}>
            {exam.title}
          </Link>
          <div className={tableClasses.quiet}>
            {[exam.code, exam.about.name, exam.about.code].filter(Boolean).join(' · ')}
          </div>
        </Table.Th>
        <Table.Td className={tableClasses.text} data-label={t('place')}>
          {exam.place}
        </Table.Td>
        <Table.Td className={tableClasses.text} data-label={t('examiner')}>
          {exam.examinerName}
        </Table.Td>
        <Table.Td>
          <Candidates {...planned} />
        </Table.Td>
        <Table.Td className={tableClasses.options}>
          <div className={tableClasses.buttons}>
            <Tooltip label={label}>
              <ActionIcon
                variant="subtle"
                aria-expanded={isOpen}
                aria-controls={isOpen ? id : undefined}
                aria-label={`${label}: ${exam.title}, ${exam.code}`}
                onClick={() => setOpen(!isOpen)}
              >
                <Chevron size={22} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </div>
        </Table.Td>
      </Table.Tr>
      {isOpen && <Unfolded exam={exam} states={states} id={id} />}
    </>
  );
}
