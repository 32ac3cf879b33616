/**
 * The tabs of the overview and what stands under each. Tab, filter and order stand in the address, so that a link and the way
 * back lead to the same list; what is sought does not.
 */
import { Button, NativeSelect, Tabs } from '@mantine/core';
import { IconCertificate, IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftFacts } from '../../../../shared/contract/drafts-contract';
import { noUse, type QualificationUse } from '../../../../shared/domain/qualification-end';
import type { QualificationHead } from '../../../../shared/records/qualification';
import { useHostState } from '../../../queries/use-host-state';
import { useQualificationUses } from '../../../queries/use-qualification-uses';
import { EmptyState } from '../../../ui/empty-state';
import { ProblemNotice } from '../../../ui/problem-notice';
import { RegisterBar } from '../../../ui/register/register-bar';
import { NothingFound, RegisterRows } from '../../../ui/register/register-rows';
import { type RegisterSearch, useRegisterSearch } from '../../../ui/register/use-register-search';
import { useSearchList } from '../../../ui/register/use-search-list';
import {
  type QualificationColumn,
  type QualificationFilter,
  type QualificationTab,
  qualificationColumns,
  qualificationTabs,
  readQualificationFilter,
} from '../../../ui/search-params';
import { useDayTurn } from '../../../ui/use-day-turn';
import { ChangeNotice } from './change-notice';
import { FilterButtons, FilterFields } from './overview-filters';
import {
  countByTab,
  findRows,
  type OverviewRow,
  qualificationShape,
  type Sorting,
  sortRows,
} from './overview-rows';
import { QualificationTable } from './qualification-table';
import classes from './qualification-table.module.css';
import { useOverviewChanges } from './use-overview-changes';

const isTab = (name: string | null | undefined): name is QualificationTab =>
  qualificationTabs.some((tab) => tab === name);
const isColumn = (name: string): name is QualificationColumn =>
  qualificationColumns.some((column) => column === name);
const noDrafts: readonly DraftFacts[] = [];
const noIds: readonly string[] = [];
const noUses: ReadonlyMap<string, QualificationUse> = new Map();

/** What of the list the address says, and how to say otherwise. */
function useListPlace(heads: readonly QualificationHead[], toTop: () => void) {
  const said = useSearch({ strict: false });
  const { sort = 'name', from } = said;
  const navigate = useNavigate();
  const counts = useMemo(() => countByTab(heads), [heads]);
  const tab = said.tab ?? (counts.active > 0 ? 'active' : 'inactive');
  const filter = useMemo(() => readQualificationFilter(said), [said]);
  const sorting: Sorting = { column: sort, isFromLast: from === 'last' };
  const go = (next: {
    readonly tab?: QualificationTab;
    readonly filter?: QualificationFilter;
    readonly sorting?: Sorting;
  }): void => {
    const { column, isFromLast } = next.sorting ?? sorting;
    void navigate({
      to: '/qualifications',
      search: {
        tab: next.tab ?? tab,
        ...(next.filter ?? filter),
        ...(column === 'name' ? {} : { sort: column }),
        ...(isFromLast ? { from: 'last' as const } : {}),
      },
      replace: true,
    });
    toTop();
  };
  return { tab, filter, sorting, counts, go };
}

type NothingProps = {
  readonly tab: QualificationTab;
  readonly filter: QualificationFilter;
  readonly search: RegisterSearch;
  readonly go: ReturnType<typeof useListPlace>['go'];
  readonly onAdd: () => void;
};

/** Why there are no rows, and what brings some: the action that fills the tab, or the way back from a search. */
function Nothing({ tab, filter, search, go, onAdd }: NothingProps) {
  const { t } = useTranslation(['overview', 'qualification']);
  const sought = search.followed.trim();
  if (sought !== '' || Object.keys(filter).length > 0)
    return (
      <NothingFound
        title={t('qualification:empty.search.title')}
        text={
          sought === '' ? t('nothing-under-filter') : t('qualification:empty.search.text', { search: sought })
        }
        actionLabel={t('show-all')}
        onAction={() => {
          search.seek('');
          go({ filter: {} });
        }}
      />
    );
  const isInactive = tab === 'inactive';
  return (
    <EmptyState
      title={t(`qualification:empty.${tab}.title`)}
      icon={<IconCertificate size={40} />}
      action={
        <Button
          variant="default"
          {...(isInactive ? { leftSection: <IconPlus size={20} aria-hidden /> } : {})}
          onClick={() => (isInactive ? onAdd() : go({ tab: tab === 'active' ? 'inactive' : 'active' }))}
        >
          {isInactive ? t('add.open') : t(`qualification:empty.${tab}.action`)}
        </Button>
      }
    >
      {t(`qualification:empty.${tab}.text`)}
    </EmptyState>
  );
}

/** Where rows are cards there are no headings to sort by. */
function OrderField({
  sorting,
  onSort,
}: {
  readonly sorting: Sorting;
  readonly onSort: (next: Sorting) => void;
}) {
  const { t } = useTranslation('overview');
  return (
    <NativeSelect
      className={classes.sorting ?? ''}
      label={t('order')}
      value={`${sorting.column} ${sorting.isFromLast}`}
      onChange={(event) => {
        const [column = '', isFromLast] = event.currentTarget.value.split(' ');
        if (isColumn(column)) onSort({ column, isFromLast: isFromLast === 'true' });
      }}
      data={qualificationColumns.flatMap((column) =>
        [false, true].map((isFromLast) => ({
          value: `${column} ${isFromLast}`,
          label: t(isFromLast ? 'order-from-last' : 'order-from-first', { column: t(`column.${column}`) }),
        })),
      )}
    />
  );
}

type QualificationListProps = {
  readonly heads: readonly QualificationHead[];
  readonly onAdd: () => void;
};

export function QualificationList({ heads, onAdd }: QualificationListProps) {
  const { t } = useTranslation(['overview', 'qualification']);
  const search = useRegisterSearch('qualifications');
  const { tab, filter, sorting, counts, go } = useListPlace(heads, search.toTop);
  const uses = useQualificationUses(useDayTurn()) ?? noUses;
  const drafts = useHostState((host) => host.drafts.kept) ?? noDrafts;
  const broken = useHostState((host) => host.drafts.broken) ?? noIds;
  const list = useSearchList(heads, qualificationShape);
  const found = useMemo(
    () =>
      sortRows(findRows(list.find(search.followed).rows, { uses, drafts, broken }, { tab, filter }), sorting),
    [list, search.followed, uses, drafts, broken, tab, filter, sorting],
  );
  const filterId = useId();
  const [isFilterOpen, setFilterOpen] = useState(Object.keys(filter).length > 0);
  const narrow = (next: QualificationFilter): void => go({ filter: next });
  const changes = useOverviewChanges();
  const { last, problem } = changes;
  const changed = last && heads.find(({ qualificationId }) => qualificationId === last.qualificationId);
  const sort = (column: QualificationColumn): void =>
    go({ sorting: { column, isFromLast: sorting.column === column && !sorting.isFromLast } });
  const isNarrowed = search.followed.trim() !== '' || Object.keys(filter).length > 0;
  const rows = (
    <RegisterRows
      found={found}
      search={search}
      keyOf={({ head }) => head.qualificationId}
      moreLabel={(count) => t('qualification:more', { count })}
      nothing={<Nothing tab={tab} filter={filter} search={search} go={go} onAdd={onAdd} />}
    >
      {(drawn: readonly OverviewRow[]) => (
        <QualificationTable
          key={tab}
          rows={drawn}
          sorting={sorting}
          onSort={sort}
          busyId={changes.busyId}
          onChange={({ head }, kind) => void changes.change(head, kind)}
          onCopied={changes.copied}
        />
      )}
    </RegisterRows>
  );
  return (
    <>
      {problem && <ProblemNotice problem={problem} onClose={changes.close} />}
      {last && (
        <ChangeNotice
          change={last}
          head={changed ?? undefined}
          use={uses.get(last.qualificationId) ?? noUse}
          onUndo={(kind) => void changes.change({ ...last, status: changed?.status ?? 'inactive' }, kind)}
          onClose={changes.close}
        />
      )}
      <div className={classes.fit}>
        <RegisterBar
          search={search}
          label={t('qualification:search')}
          clearLabel={t('qualification:search-clear')}
          found={t(isNarrowed ? 'qualification:found' : 'qualification:all', { count: found.length })}
        >
          <OrderField sorting={sorting} onSort={(next) => go({ sorting: next })} />
          <FilterButtons
            filter={filter}
            onFilter={narrow}
            isOpen={isFilterOpen}
            fieldsId={filterId}
            onOpen={setFilterOpen}
          />
        </RegisterBar>
        {isFilterOpen && <FilterFields id={filterId} heads={heads} filter={filter} onFilter={narrow} />}
        <Tabs value={tab} onChange={(next) => isTab(next) && go({ tab: next })} keepMounted={false}>
          <Tabs.List className={classes.tabs}>
            {qualificationTabs.map((name) => (
              <Tabs.Tab key={name} value={name}>
                {t(`qualification:tab.${name}`, { count: counts[name] })}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value={tab} pt="sm">
            {rows}
          </Tabs.Panel>
        </Tabs>
      </div>
    </>
  );
}
