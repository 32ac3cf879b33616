/** Planned exams in one table, day by day, earliest first within a day. */
import { Table, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { groupBy } from '../../../../shared/kernel/group-by';
import tableClasses from '../../../ui/dense-table.module.css';
import { StatusMark } from '../../../ui/status-mark';
import { useFormat } from '../../../ui/use-format';
import { ExamRow, planningColumns } from './exam-row';
import type { PlannedDay, PlannedExam } from './group-exams';
import classes from './planning-table.module.css';

/** An exam with the day it stands under. */
export type DatedExam = { readonly day: PlannedDay; readonly planned: PlannedExam };

function DayRows({ day, exams }: { readonly day: PlannedDay; readonly exams: readonly DatedExam[] }) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  return (
    <Table.Tbody>
      <Table.Tr className={classes.day}>
        <Table.Th colSpan={planningColumns} scope="rowgroup">
          <div className={classes.dayHead}>
            <Title order={2}>{format.longDay(`${day.day}T12:00`)}</Title>
            {day.isToday && <StatusMark tone="info">{t('today')}</StatusMark>}
          </div>
        </Table.Th>
      </Table.Tr>
      {exams.map(({ planned }) => (
        <ExamRow key={planned.exam.examId} planned={planned} />
      ))}
    </Table.Tbody>
  );
}

/** @param exams those of a day together */
export function PlanningTable({ exams }: { readonly exams: readonly DatedExam[] }) {
  const { t } = useTranslation('planning');
  const columns = [t('column.time'), t('column.exam'), t('place'), t('examiner'), t('column.candidates')];
  return (
    <div className={tableClasses.fit}>
      <Table highlightOnHover aria-label={t('table')} className={tableClasses.table}>
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
        {[...groupBy(exams, ({ day }) => day)].map(([day, ofDay]) => (
          <DayRows key={`${day.day} ${day.isToday}`} day={day} exams={ofDay} />
        ))}
      </Table>
    </div>
  );
}
