/** Planned exams in one table under their headings, earliest first within each. */
import { Table, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { groupBy } from '../../../../shared/kernel/group-by';
import tableClasses from '../../../ui/dense-table.module.css';
import { StatusMark } from '../../../ui/status-mark';
import { useExamFormats } from '../../../ui/use-exam-format';
import { useFormat } from '../../../ui/use-format';
import { dayLater } from '../plan-exam/plan-slots';
import type { HeadedExam, Heading } from './arrange-planning';
import { ExamRow, planningColumns } from './exam-row';
import classes from './planning-table.module.css';

/** What a heading says. */
function useHeadingWords(): (heading: Heading) => string {
  const { t } = useTranslation('plan');
  const format = useFormat();
  return (heading) => {
    if (heading.kind === 'name') return heading.name || t('view.nothing');
    if (heading.kind === 'day') return format.longDay(`${heading.day}T12:00`);
    const [from, to] = [heading.day, dayLater(heading.day, 6)].map((day) => format.day(`${day}T12:00`));
    return t('view.week-of', { number: heading.number, from, to });
  };
}

type SectionProps = {
  readonly heading: Heading;
  readonly exams: readonly HeadedExam[];
  readonly isByDay: boolean;
};

/** Only the heading of today says that it is today: a week or a place has no such day. */
function Section({ heading, exams, isByDay }: SectionProps) {
  const { t } = useTranslation('planning');
  const wordsOf = useHeadingWords();
  const formatOf = useExamFormats();
  return (
    <tbody>
      <tr className={classes.day}>
        <th colSpan={planningColumns} scope="rowgroup">
          <div className={classes.dayHead}>
            <Title order={2}>{wordsOf(heading)}</Title>
            {heading.kind === 'day' && heading.isToday && <StatusMark tone="info">{t('today')}</StatusMark>}
          </div>
        </th>
      </tr>
      {exams.map(({ planned }) => (
        <ExamRow
          key={planned.exam.examId}
          planned={planned}
          isDayShown={!isByDay}
          t={t}
          formatOf={formatOf}
        />
      ))}
    </tbody>
  );
}

type PlanningTableProps = {
  /** Those under one heading together. */
  readonly exams: readonly HeadedExam[];
  /** Then the rows tell no day. */
  readonly isByDay: boolean;
};

/** An exam of several groups stands under each of them, so rows are told apart within their heading. */
export function PlanningTable({ exams, isByDay }: PlanningTableProps) {
  const { t } = useTranslation('planning');
  const columns = [t('column.time'), t('column.exam'), t('place'), t('examiner'), t('column.candidates')];
  return (
    <div className={tableClasses.fit}>
      <Table aria-label={t('table')} className={tableClasses.table}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column} scope="col">
                {column}
              </Table.Th>
            ))}
            <Table.Th scope="col" className={tableClasses.options}>
              {t('column.options')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        {[...groupBy(exams, ({ key }) => key)].map(([key, under]) =>
          under[0] ? <Section key={key} heading={under[0].heading} exams={under} isByDay={isByDay} /> : null,
        )}
      </Table>
    </div>
  );
}
