/**
 * The table of results. A heading is a button that sorts; every result is an icon and a word. On a narrow screen a row
 * becomes a card.
 */
import { Anchor, Table } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconFileText, IconListCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { partsOfName, registerName } from '../../../../shared/kernel/person-name';
import tableClasses from '../../../ui/dense-table.module.css';
import { HandInBadge } from '../../../ui/hand-in-badge';
import { RowOption } from '../../../ui/row-option';
import { StatusMark, type StatusTone } from '../../../ui/status-mark';
import { useExamFormat } from '../../../ui/use-exam-format';
import { useOutcomeWord } from '../../../ui/use-outcome-word';
import classes from '../results-screen.module.css';
import type { ResultRow, ResultStatus, SortColumn, Sorting } from './result-rows';

const columns: readonly SortColumn[] = ['candidate', 'exam', 'date', 'status', 'result'];
const statusTones: Readonly<Record<ResultStatus, StatusTone>> = {
  'not-started': 'neutral',
  running: 'info',
  signed: 'good',
  cancelled: 'neutral',
};

type SortHeadProps = {
  readonly column: SortColumn;
  readonly sorting: Sorting;
  readonly onSort: (column: SortColumn) => void;
};

function SortHead({ column, sorting, onSort }: SortHeadProps) {
  const { t } = useTranslation('results');
  const direction = sorting.column === column ? sorting.direction : null;
  const Icon = direction === 'descending' ? IconArrowDown : IconArrowUp;
  return (
    <Table.Th scope="col" aria-sort={direction ?? 'none'}>
      <button type="button" className={classes.sort} onClick={() => onSort(column)}>
        {t(`column.${column}`)}
        {direction && <Icon size={16} aria-hidden />}
      </button>
    </Table.Th>
  );
}

function HandInCell({ row }: { readonly row: ResultRow }) {
  const { t } = useTranslation('results');
  const { exam, assessment } = row.state;
  const received = assessment.received ?? null;
  switch (row.handInStand) {
    case 'nothing':
      return <span className={tableClasses.quiet}>{t('nothing-to-hand-in')}</span>;
    case 'from-hub':
      return received ? (
        <HandInBadge
          isInTable
          exam={exam}
          handIn={{ state: 'received', receiptNumber: received.number, receivedAt: received.receivedAt }}
        />
      ) : (
        <StatusMark tone="good">{t('from-hub')}</StatusMark>
      );
    default:
      return <HandInBadge isInTable exam={exam} handIn={row.state.handIn} waiting={row.state.waiting} />;
  }
}

/** How far it is, and what of it waits for somebody. */
function StatusCell({ row }: { readonly row: ResultRow }) {
  const { t } = useTranslation('results');
  return (
    <Table.Td className={tableClasses.state} data-label={t('column.status')}>
      <StatusMark tone={statusTones[row.status]}>{t(`status.${row.status}`)}</StatusMark>
      {row.state.assessment.undecidedDoubts > 0 && (
        <div>
          <StatusMark tone="attention">{t('doubts-wait')}</StatusMark>
        </div>
      )}
      {row.status === 'running' && (
        <div className={tableClasses.quiet}>{t('progress', { marked: row.marked, total: row.total })}</div>
      )}
    </Table.Td>
  );
}

/** The options of a row: the sheet, and what was marked. What was not begun has no marks to show. */
function RowOptions({ row }: { readonly row: ResultRow }) {
  const { t } = useTranslation('results');
  const { exam, candidate } = row.state;
  const params = { examId: exam.examId, assessmentId: candidate.assessmentId };
  const name = candidate.name.trim() === '' ? t('no-name') : candidate.name;
  return (
    <div className={tableClasses.buttons}>
      {row.status !== 'not-started' && row.status !== 'cancelled' && (
        <RowOption label={t('open-marks')} of={name} icon={IconListCheck}>
          {(props) => <Link {...props} to="/exam/$examId/review/$assessmentId" params={params} />}
        </RowOption>
      )}
      <RowOption label={t('open-form')} of={name} icon={IconFileText}>
        {(props) => <Link {...props} to="/exam/$examId/sheet/$assessmentId" params={params} />}
      </RowOption>
    </div>
  );
}

function ResultTableRow({ row }: { readonly row: ResultRow }) {
  const { t } = useTranslation(['results', 'domain']);
  const wordOf = useOutcomeWord();
  const { exam, startsAt } = row;
  const { candidate } = row.state;
  const format = useExamFormat(exam);
  const name = candidate.name.trim() === '' ? t('no-name') : registerName(partsOfName(candidate));
  return (
    <Table.Tr className={tableClasses.row}>
      <Table.Th scope="row" className={tableClasses.main}>
        <Anchor
          underline="always"
          renderRoot={(props) => (
            <Link
              {...props}
              to="/exam/$examId/sheet/$assessmentId"
              params={{ examId: exam.examId, assessmentId: candidate.assessmentId }}
              aria-label={t('open-sheet', { name })}
            />
          )}
        >
          {name}
        </Anchor>
        <div className={tableClasses.quiet}>
          {[candidate.number, candidate.group].filter((part) => part.trim() !== '').join(' · ')}
        </div>
      </Table.Th>
      <Table.Td className={`${tableClasses.text} ${tableClasses.wide}`} data-label={t('column.exam')}>
        {exam.title}
        <div className={tableClasses.quiet} title={exam.about.name}>
          {[exam.code, row.examiner.name].filter((part) => part !== '').join(' · ')}
        </div>
      </Table.Td>
      <Table.Td className={tableClasses.number} data-label={t('column.date')}>
        {format.day(startsAt)}
      </Table.Td>
      <StatusCell row={row} />
      <Table.Td className={tableClasses.state} data-label={t('column.result')}>
        {row.outcome === null ? (
          <span className={tableClasses.quiet}>{t('no-result')}</span>
        ) : (
          <StatusMark tone={row.outcome === 'passed' ? 'good' : 'bad'}>{wordOf(row.outcome)}</StatusMark>
        )}
      </Table.Td>
      <Table.Td className={classes.handIn ?? ''} data-label={t('column.hand-in')}>
        <HandInCell row={row} />
      </Table.Td>
      <Table.Td className={tableClasses.options}>
        <RowOptions row={row} />
      </Table.Td>
    </Table.Tr>
  );
}

type ResultsTableProps = {
  readonly rows: readonly ResultRow[];
  readonly sorting: Sorting;
  readonly onSort: (column: SortColumn) => void;
};

export function ResultsTable({ rows, sorting, onSort }: ResultsTableProps) {
  const { t } = useTranslation('results');
  return (
    <Table highlightOnHover aria-label={t('table')} className={tableClasses.table}>
      <Table.Thead className={classes.head}>
        <Table.Tr>
          {columns.map((column) => (
            <SortHead key={column} column={column} sorting={sorting} onSort={onSort} />
          ))}
          <Table.Th scope="col">{t('column.hand-in')}</Table.Th>
          <Table.Th scope="col" className={tableClasses.options}>
            {t('column.options')}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <ResultTableRow key={row.state.candidate.assessmentId} row={row} />
        ))}
      </Table.Tbody>
    </Table>
  );
}
