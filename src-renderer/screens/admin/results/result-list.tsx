/**
 * Results as a list: search and filters work together, and the counts at the filter tell what is where before one chooses. The
 * filter stands in the address, so that a list can be come back to; what is sought may be a name and does not.
 */
import { NativeSelect } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createSearchLists } from '../../../../shared/kernel/search-list';
import tableClasses from '../../../ui/dense-table.module.css';
import { InTurn } from '../../../ui/in-turn';
import { useListWalked } from '../../../ui/list-walked';
import filterClasses from '../../../ui/register/filters.module.css';
import { RegisterBar } from '../../../ui/register/register-bar';
import { NothingFound, RegisterRows } from '../../../ui/register/register-rows';
import { useRegisterSearch } from '../../../ui/register/use-register-search';
import {
  type ResultFilter,
  type ResultSearch,
  readResultSearch,
  resultFilters,
} from '../../../ui/search-params';
import { useOutcomeWord } from '../../../ui/use-outcome-word';
import { BulkSheets } from './bulk-sheets';
import { ChosenLine, taken, useChosenResults } from './chosen-results';
import { ExportMenu } from './export-menu';
import { isNarrowedTo } from './narrow-results';
import { ResultFilters } from './result-filters';
import {
  countByFilter,
  findRows,
  isUnder,
  type ResultRow,
  resultShape,
  type SortColumn,
  type Sorting,
  sortRows,
} from './result-rows';
import { ResultsTable } from './results-table';
import { useRowDays } from './use-row-days';

/** The column once more turns the direction; another one begins ascending. */
const nextSorting = (now: Sorting, column: SortColumn): Sorting => ({
  column,
  direction: now.column === column && now.direction === 'ascending' ? 'descending' : 'ascending',
});

/** Names are taken apart and folded once, and not each time that somebody comes to the list. */
const listOf = createSearchLists(resultShape);

/** What is found, under which filter, in which order. */
function useFoundResults(rows: readonly ResultRow[]) {
  const search = useRegisterSearch('results-search');
  const said = useSearch({ strict: false });
  const filter = useMemo(() => readResultSearch(said), [said]);
  const navigate = useNavigate();
  const [sorting, setSorting] = useState<Sorting>({ column: 'date', direction: 'descending' });
  const list = useMemo(() => listOf(rows), [rows]);
  const daysOf = useRowDays();
  const narrowed = useMemo(
    () =>
      findRows(list, search.followed, (row) => daysOf(row).day).filter((row) =>
        isNarrowedTo(row, filter, daysOf),
      ),
    [list, search.followed, filter, daysOf],
  );
  const { show = 'all' } = filter;
  const found = useMemo(
    () =>
      sortRows(
        narrowed.filter((row) => isUnder(row, show)),
        sorting,
      ),
    [narrowed, show, sorting],
  );
  const { note } = useListWalked.getState();
  useEffect(
    () =>
      note(
        found.map(({ state: { exam, candidate } }) => ({
          examId: exam.examId,
          assessmentId: candidate.assessmentId,
        })),
      ),
    [found, note],
  );
  const { toTop } = search;
  const narrow = useCallback(
    (next: ResultSearch): void => {
      void navigate({ to: '/results', search: next, replace: true });
      toTop();
    },
    [navigate, toTop],
  );
  return { search, filter, show, narrow, sorting, setSorting, narrowed, found };
}

/** Which stand is shown, with how many there are of each among what else is asked for. */
function ShowField({
  show,
  rows,
  onShow,
}: {
  readonly show: ResultFilter;
  readonly rows: readonly ResultRow[];
  readonly onShow: (show: string) => void;
}) {
  const { t } = useTranslation('results');
  const wordOf = useOutcomeWord();
  const counts = useMemo(() => countByFilter(rows), [rows]);
  return (
    <NativeSelect
      label={t('filter')}
      value={show}
      onChange={(event) => onShow(event.currentTarget.value)}
      data={resultFilters.map((option) => ({
        value: option,
        label: t(`filter-option.${option}`, {
          count: counts.get(option) ?? 0,
          outcome: option === 'passed' || option === 'failed' ? wordOf(option) : '',
        }),
      }))}
    />
  );
}

type ResultListProps = { readonly rows: readonly ResultRow[]; readonly mayExport: boolean };

/** @param rows all that somebody may see */
export function ResultList({ rows, mayExport }: ResultListProps) {
  const { t } = useTranslation('results');
  const { search, filter, show, narrow, sorting, setSorting, narrowed, found } = useFoundResults(rows);
  const ticks = useChosenResults();
  const toTake = useMemo(() => taken(found, ticks.chosen), [found, ticks.chosen]);
  const nothing = (
    <NothingFound
      title={t('nothing-found.title')}
      text={t('nothing-found.text')}
      actionLabel={t('nothing-found.action')}
      onAction={() => {
        search.seek('');
        narrow({});
      }}
    />
  );
  return (
    <InTurn>
      <RegisterBar
        search={search}
        label={t('search')}
        clearLabel={t('search-clear')}
        found={t('found', { count: found.length })}
      >
        <ShowField
          show={show}
          rows={narrowed}
          onShow={(next) => narrow(readResultSearch({ ...filter, show: next === 'all' ? undefined : next }))}
        />
      </RegisterBar>
      <div className={filterClasses.tools}>
        <ResultFilters rows={rows} filter={filter} onFilter={narrow} />
        {mayExport && <ExportMenu rows={toTake} />}
        {mayExport && <BulkSheets rows={toTake} />}
      </div>
      {mayExport && <ChosenLine found={found} chosen={ticks.chosen} choose={ticks.choose} />}
      <RegisterRows
        found={found}
        search={search}
        keyOf={({ state }) => state.candidate.assessmentId}
        moreLabel={(count) => t('more', { count })}
        nothing={nothing}
      >
        {(drawn) => (
          <div className={tableClasses.fit}>
            <ResultsTable
              {...{ rows: drawn, found, ticks: mayExport ? ticks : null }}
              sorting={sorting}
              onSort={(column) => setSorting(nextSorting(sorting, column))}
            />
          </div>
        )}
      </RegisterRows>
    </InTurn>
  );
}
