/**
 * Results of all candidates on one list: how far each is, the outcome once it is signed, and whether the hub has it.
 * Search and filter work together; the counts at the filter tell what is where before one chooses.
 */
import { Button, NativeSelect, Text } from '@mantine/core';
import { IconClipboardCheck } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { remember } from '../../../shared/kernel/remember';
import { useActor } from '../../queries/use-actor';
import { useRegister } from '../../queries/use-documents';
import { useExamStates } from '../../queries/use-exam-states';
import tableClasses from '../../ui/dense-table.module.css';
import { EmptyState } from '../../ui/empty-state';
import { RegisterBar } from '../../ui/register/register-bar';
import { NothingFound, RegisterRows } from '../../ui/register/register-rows';
import { UnreadList } from '../../ui/register/unread-rows';
import { useRegisterSearch } from '../../ui/register/use-register-search';
import { useSearchList } from '../../ui/register/use-search-list';
import { ScreenFrame } from '../../ui/screen-frame';
import { type ResultFilter, readResultSearch, resultFilters } from '../../ui/search-params';
import { useOutcomeWord } from '../../ui/use-outcome-word';
import { ExportMenu } from './results/export-menu';
import { resultsFor, seesAllResults } from './results/own-results';
import {
  composeResultRow,
  countByFilter,
  findRows,
  type ResultRow,
  resultShape,
  type SortColumn,
  type Sorting,
  sortRows,
} from './results/result-rows';
import { ResultsTable } from './results/results-table';
import { UndecidedDoubts } from './results/undecided-doubts';

/** The column once more turns the direction; another one begins ascending. */
const nextSorting = (now: Sorting, column: SortColumn): Sorting => ({
  column,
  direction: now.column === column && now.direction === 'ascending' ? 'descending' : 'ascending',
});

/** The filter stands in the address, so that a list can be come back to; what is sought may be a name and does not. */
function ResultList({
  rows,
  mayExport,
}: {
  readonly rows: readonly ResultRow[];
  readonly mayExport: boolean;
}) {
  const { t } = useTranslation('results');
  const wordOf = useOutcomeWord();
  const search = useRegisterSearch('results-search');
  const { show: filter = 'all' } = useSearch({ strict: false });
  const navigate = useNavigate();
  const [sorting, setSorting] = useState<Sorting>({ column: 'date', direction: 'descending' });
  const list = useSearchList(rows, resultShape);
  const counts = useMemo(() => countByFilter(rows), [rows]);
  const found = useMemo(
    () => sortRows(findRows(list, filter, search.followed), sorting),
    [list, filter, search.followed, sorting],
  );
  const narrow = (next: ResultFilter): void => {
    void navigate({ to: '/results', search: next === 'all' ? {} : { show: next }, replace: true });
    search.toTop();
  };
  const nothing = (
    <NothingFound
      title={t('nothing-found.title')}
      text={t('nothing-found.text')}
      actionLabel={t('nothing-found.action')}
      onAction={() => {
        search.seek('');
        narrow('all');
      }}
    />
  );
  return (
    <>
      <RegisterBar
        search={search}
        label={t('search')}
        clearLabel={t('search-clear')}
        found={t('found', { count: found.length })}
      >
        <NativeSelect
          label={t('filter')}
          value={filter}
          onChange={(event) => narrow(readResultSearch({ show: event.currentTarget.value }).show ?? 'all')}
          data={resultFilters.map((option) => ({
            value: option,
            label: t(`filter-option.${option}`, {
              count: counts.get(option) ?? 0,
              outcome: option === 'passed' || option === 'failed' ? wordOf(option) : '',
            }),
          }))}
        />
      </RegisterBar>
      {mayExport && <ExportMenu rows={found} />}
      <RegisterRows
        found={found}
        search={search}
        moreLabel={(count) => t('more', { count })}
        nothing={nothing}
      >
        {(drawn) => (
          <div className={tableClasses.fit}>
            <ResultsTable
              rows={drawn}
              sorting={sorting}
              onSort={(column) => setSorting(nextSorting(sorting, column))}
            />
          </div>
        )}
      </RegisterRows>
    </>
  );
}

/** One row per candidate; cancelled exams stay in the list, because their marks do. An examiner sees their own. */
export function ResultsScreen() {
  const { t } = useTranslation('results');
  const actor = useActor();
  const everything = useExamStates();
  const states = useMemo(
    () => (everything && actor ? resultsFor(everything, actor) : undefined),
    [everything, actor],
  );
  const unread = useRegister('exam')?.unread ?? [];
  const [rowOf] = useState(() => remember(composeResultRow));
  const rows = useMemo(() => states?.map(rowOf), [states, rowOf]);
  if (!actor) return null;
  const seesAll = seesAllResults(actor);
  return (
    <ScreenFrame
      title={t(seesAll ? 'title' : 'own.title')}
      subtitle={rows && t('subtitle', { count: rows.length })}
    >
      {states && <UndecidedDoubts states={states} />}
      {seesAll && <UnreadList unread={unread} />}
      {rows === undefined && <Text role="status">{t('loading')}</Text>}
      {rows?.length === 0 && !seesAll && (
        <EmptyState title={t('own.empty-title')} icon={<IconClipboardCheck size={40} />}>
          {t('own.empty-text')}
        </EmptyState>
      )}
      {rows?.length === 0 && seesAll && unread.length === 0 && (
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
      {rows !== undefined && rows.length > 0 && <ResultList rows={rows} mayExport={seesAll} />}
    </ScreenFrame>
  );
}
