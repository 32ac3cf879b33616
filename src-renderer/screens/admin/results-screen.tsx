/**
 * Results of all candidates on one list: how far each is, the outcome once it is signed, and whether the hub has it.
 * Search and filter work together; the counts at the filter tell what is where before one chooses.
 */
import { Button, CloseButton, NativeSelect, Text, TextInput } from '@mantine/core';
import { IconClipboardCheck, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useExamStates } from '../../queries/use-exam-states';
import { EmptyState } from '../../ui/empty-state';
import { useFindField } from '../../ui/page-view';
import { ScreenFrame } from '../../ui/screen-frame';
import { useUiState } from '../../ui/ui-state';
import { AdministratorsOnly } from './administrators-only';
import {
  composeResultRow,
  findRows,
  isUnder,
  type ResultFilter,
  type ResultRow,
  resultFilters,
  type SortColumn,
  type Sorting,
  sortRows,
} from './results/result-rows';
import { ResultsTable } from './results/results-table';
import classes from './results-screen.module.css';

const pageSize = 100;
const searchName = 'results-search';
const filterName = 'results-filter';

const readFilter = (text: string | undefined): ResultFilter =>
  resultFilters.find((filter) => filter === text) ?? 'all';

/** The column once more turns the direction; another one begins ascending. */
const nextSorting = (now: Sorting, column: SortColumn): Sorting => ({
  column,
  direction: now.column === column && now.direction === 'ascending' ? 'descending' : 'ascending',
});

function ResultList({ rows }: { readonly rows: readonly ResultRow[] }) {
  const { t } = useTranslation('results');
  const search = useUiState((state) => state.filters[searchName] ?? '');
  const filter = useUiState((state) => readFilter(state.filters[filterName]));
  const setFilter = useUiState((state) => state.setFilter);
  const [shown, setShown] = useState(pageSize);
  const [sorting, setSorting] = useState<Sorting>({ column: 'date', direction: 'descending' });
  const findField = useFindField();
  const deferredSearch = useDeferredValue(search);
  const found = useMemo(
    () => sortRows(findRows(rows, filter, deferredSearch), sorting),
    [rows, filter, deferredSearch, sorting],
  );
  const narrow = (name: string, text: string): void => {
    setFilter(name, text);
    setShown(pageSize);
  };
  const showAll = (): void => {
    narrow(searchName, '');
    narrow(filterName, 'all');
  };
  const rest = found.length - shown;
  return (
    <>
      <div className={classes.bar}>
        <TextInput
          ref={findField}
          className={classes.search}
          label={t('search')}
          value={search}
          onChange={(event) => narrow(searchName, event.currentTarget.value)}
          leftSection={<IconSearch size={18} aria-hidden />}
          rightSection={
            search !== '' && (
              <CloseButton aria-label={t('search-clear')} onClick={() => narrow(searchName, '')} />
            )
          }
          autoComplete="off"
          spellCheck={false}
        />
        <NativeSelect
          label={t('filter')}
          value={filter}
          onChange={(event) => narrow(filterName, event.currentTarget.value)}
          data={resultFilters.map((option) => ({
            value: option,
            label: t(`filter-option.${option}`, { count: rows.filter((row) => isUnder(row, option)).length }),
          }))}
        />
        <Text component="output" className={classes.found}>
          {t('found', { count: found.length })}
        </Text>
      </div>
      {found.length === 0 ? (
        <EmptyState
          title={t('nothing-found.title')}
          action={
            <Button variant="default" onClick={showAll}>
              {t('nothing-found.action')}
            </Button>
          }
        >
          {t('nothing-found.text')}
        </EmptyState>
      ) : (
        <div className={classes.fit}>
          <ResultsTable
            rows={found.slice(0, shown)}
            sorting={sorting}
            onSort={(column) => setSorting(nextSorting(sorting, column))}
          />
        </div>
      )}
      {rest > 0 && (
        <Button variant="default" className={classes.more} onClick={() => setShown(shown + pageSize)}>
          {t('more', { count: Math.min(rest, pageSize) })}
        </Button>
      )}
    </>
  );
}

export function ResultsScreen() {
  const { t } = useTranslation('results');
  const states = useExamStates();
  const rows = useMemo(() => states?.map(composeResultRow), [states]);
  return (
    <ScreenFrame title={t('title')} subtitle={rows && t('subtitle', { count: rows.length })}>
      <AdministratorsOnly>
        {rows === undefined && <Text role="status">{t('loading')}</Text>}
        {rows?.length === 0 && (
          <EmptyState
            title={t('empty.title')}
            icon={<IconClipboardCheck size={40} />}
            action={
              <Button renderRoot={(props) => <Link to="/planning/new" {...props} />}>
                {t('empty.action')}
              </Button>
            }
          >
            {t('empty.text')}
          </EmptyState>
        )}
        {rows !== undefined && rows.length > 0 && <ResultList rows={rows} />}
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
