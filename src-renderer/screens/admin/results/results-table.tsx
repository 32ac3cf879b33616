/**
 * The table of results. A heading is a button that sorts; every result is an icon and a word. On a narrow screen a row
 * becomes a card.
 */
import { Table } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import tableClasses from '../../../ui/dense-table.module.css';
import classes from '../results-screen.module.css';
import { ChooseAllResults, type ChosenResults } from './chosen-results';
import chosenClasses from './chosen-results.module.css';
import type { ResultRow, SortColumn, Sorting } from './result-rows';
import { ResultTableRow } from './result-table-row';
import { useRowWords } from './use-row-words';

const columns: readonly SortColumn[] = ['candidate', 'exam', 'date', 'status', 'result'];

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

type ResultsTableProps = {
  readonly rows: readonly ResultRow[];
  /** What was found, also what is not drawn yet. */
  readonly found: readonly ResultRow[];
  /** Null where nothing can be taken along, and so nothing is ticked. */
  readonly ticks: ChosenResults | null;
  readonly sorting: Sorting;
  readonly onSort: (column: SortColumn) => void;
};

export function ResultsTable({ rows, found, ticks, sorting, onSort }: ResultsTableProps) {
  const { t } = useTranslation('results');
  const words = useRowWords();
  return (
    <Table aria-label={t('table')} className={tableClasses.table}>
      <Table.Thead className={classes.head}>
        <Table.Tr>
          {ticks && (
            <Table.Th scope="col" className={chosenClasses.cell ?? ''}>
              <ChooseAllResults found={found} chosen={ticks.chosen} choose={ticks.choose} />
            </Table.Th>
          )}
          {columns.map((column) => (
            <SortHead key={column} column={column} sorting={sorting} onSort={onSort} />
          ))}
          <Table.Th scope="col">{t('column.hand-in')}</Table.Th>
          <Table.Th scope="col" className={tableClasses.options}>
            {t('column.options')}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <tbody>
        {rows.map((row) => (
          <ResultTableRow
            key={row.state.candidate.assessmentId}
            row={row}
            words={words}
            isChosen={ticks && ticks.chosen.has(row.state.candidate.assessmentId)}
            onTick={ticks?.tick}
          />
        ))}
      </tbody>
    </Table>
  );
}
