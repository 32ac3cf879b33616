/**
 * The qualifications of one tab as a table that sorts by every column. Where it has less room, code, cohort, level and
 * language stand below the name; where it has none, a row becomes a card. The arrow keys go from an option to the same one of
 * the next row.
 */
import { Table } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type KeyboardEvent, useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type QualificationColumn, qualificationColumns } from '../../../ui/search-params';
import { useGrowing } from '../../../ui/use-growing';
import type { OverviewRow, Sorting } from './overview-rows';
import { QualificationRow } from './qualification-row';
import classes from './qualification-table.module.css';
import type { ChangeKind } from './use-overview-changes';

export type TableProps = {
  readonly rows: readonly OverviewRow[];
  readonly sorting: Sorting;
  readonly onSort: (column: QualificationColumn) => void;
  /** The one that is being changed: only its button waits, the list stays usable. */
  readonly busyId: string | null;
  readonly onChange: (row: OverviewRow, kind: ChangeKind) => void;
  readonly onCopied: (qualificationId: OverviewRow['head']['qualificationId'], name: string) => void;
};

/** Columns that stand below the name where there is less room, the wide ones sooner. */
const classOf: Partial<Readonly<Record<QualificationColumn, string | undefined>>> = {
  code: classes.fact,
  cohort: classes.fact,
  level: classes.wideFact,
  language: classes.wideFact,
  linked: classes.count,
  exams: classes.count,
};

function SortHead({
  column,
  sorting,
  onSort,
}: { readonly column: QualificationColumn } & Pick<TableProps, 'sorting' | 'onSort'>) {
  const { t } = useTranslation('overview');
  const direction = sorting.column !== column ? null : sorting.isFromLast ? 'descending' : 'ascending';
  const Icon = direction === 'descending' ? IconArrowDown : IconArrowUp;
  return (
    <Table.Th scope="col" aria-sort={direction ?? 'none'} className={classOf[column] ?? ''}>
      <button type="button" className={classes.sort} onClick={() => onSort(column)}>
        {t(`column.${column}`)}
        {direction && <Icon size={16} aria-hidden />}
      </button>
    </Table.Th>
  );
}

/** Up and down go to the same option of the row above or below; where that has none, to its first. */
function goToOtherRow(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const from =
    event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-option]') : null;
  const own = from?.closest('tr[data-row]');
  if (step === 0 || !from || !own || event.defaultPrevented) return;
  const rows = [...event.currentTarget.querySelectorAll('tr[data-row]')];
  const row = rows[rows.indexOf(own) + step];
  const next =
    row?.querySelector<HTMLElement>(`[data-option="${from.dataset.option}"]`) ??
    row?.querySelector<HTMLElement>('[data-option]');
  event.preventDefault();
  next?.focus();
}

/** Rows that are drawn in one go: with its options and their labels each takes some six milliseconds of a slow computer. */
const rowsAtOnce = 3;

/** What a row is given to call stays the same, so that a row that nothing happened to is not drawn anew. */
function useSteady({ onChange, onCopied }: Pick<TableProps, 'onChange' | 'onCopied'>) {
  const latest = useRef({ onChange, onCopied });
  useEffect(() => {
    latest.current = { onChange, onCopied };
  });
  const change = useCallback<TableProps['onChange']>((row, kind) => latest.current.onChange(row, kind), []);
  const copied = useCallback<TableProps['onCopied']>((id, name) => latest.current.onCopied(id, name), []);
  return { change, copied };
}

export function QualificationTable({ rows, sorting, onSort, busyId, onChange, onCopied }: TableProps) {
  const { change, copied } = useSteady({ onChange, onCopied });
  const drawn = useGrowing(rows.length, rowsAtOnce);
  const { t } = useTranslation(['overview', 'qualification']);
  return (
    <Table highlightOnHover aria-label={t('qualification:table')} className={classes.table}>
      <Table.Thead>
        <Table.Tr>
          {qualificationColumns.map((column) => (
            <SortHead key={column} column={column} sorting={sorting} onSort={onSort} />
          ))}
          <Table.Th scope="col" className={classes.options}>
            {t('qualification:column.options')}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody onKeyDown={goToOtherRow}>
        {rows.slice(0, drawn).map((row) => (
          <QualificationRow
            key={row.head.qualificationId}
            row={row}
            isBusy={busyId === row.head.qualificationId}
            onChange={change}
            onCopied={copied}
          />
        ))}
      </Table.Tbody>
    </Table>
  );
}
