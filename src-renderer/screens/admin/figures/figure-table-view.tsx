/** A figure as a real table, also for who hears it, with a bar at the end of each row. Many rows come after the first ones, so that no tap waits. */
import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import tableClasses from '../../../ui/dense-table.module.css';
import { useGrowing } from '../../../ui/use-growing';
import { FigureBar, FigureSwatch } from './figure-bar';
import type { FigureRow, FigureTable } from './figure-table';
import classes from './figures.module.css';

const rowsAtOnce = 40;

type RowProps = { readonly row: FigureRow } & Pick<FigureTable, 'columns'>;

function Row({ row: { cells, bar, isTotal }, columns }: RowProps) {
  const placed = columns.map((column, at) => ({ ...column, cell: cells[at] ?? '' }));
  const under = placed.filter(({ place, cell }) => place === 'under' && cell !== '');
  return (
    <Table.Tr className={[tableClasses.row, isTotal ? classes.total : ''].filter(Boolean).join(' ')}>
      <Table.Th scope="row" className={tableClasses.main}>
        {cells[0]}
        {under.length > 0 && (
          <div className={tableClasses.quiet}>{under.map(({ cell }) => cell).join(' · ')}</div>
        )}
      </Table.Th>
      {placed
        .filter(({ place }) => place === 'own')
        .map(({ heading, isNumber, cell }) => (
          <Table.Td
            key={heading}
            className={isNumber ? tableClasses.count : tableClasses.text}
            data-label={heading}
          >
            {cell}
          </Table.Td>
        ))}
      <Table.Td className={classes.drawn}>{bar.length > 0 && <FigureBar bar={bar} />}</Table.Td>
    </Table.Tr>
  );
}

type FigureTableViewProps = { readonly table: FigureTable; readonly label: string };

/** @param label of the table, for who hears it */
export function FigureTableView({ table: { columns, rows }, label }: FigureTableViewProps) {
  const { t } = useTranslation('figures');
  const drawn = useGrowing(rows.length, rowsAtOnce);
  return (
    <div className={tableClasses.fit}>
      <Table aria-label={label} className={`${tableClasses.table} ${classes.table}`}>
        <Table.Thead>
          <Table.Tr>
            {columns
              .filter(({ place }) => place !== 'under')
              .map(({ heading, isNumber, tone }) => (
                <Table.Th key={heading} scope="col" className={isNumber ? tableClasses.count : ''}>
                  {heading}
                  {tone && <FigureSwatch tone={tone} />}
                </Table.Th>
              ))}
            <Table.Th scope="col">
              <span className={tableClasses.unseen}>{t('column.bar')}</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.slice(0, drawn).map((row) => (
            <Row key={row.key} row={row} columns={columns} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
