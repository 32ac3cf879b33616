/** A list on the screen of all contents: what a search found, more of it on request, or why nothing stands there. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/empty-state';
import { NothingFound, RegisterRows } from '../../../ui/register/register-rows';
import type { RegisterSearch } from '../../../ui/register/use-register-search';
import { useGrowing } from '../../../ui/use-growing';
import classes from './structure.module.css';

/** Rows that are drawn in one go: each has a text of some lines, where it stands, and a fold of other places. */
const rowsAtOnce = 8;

type GrowingListProps<Row> = {
  readonly rows: readonly Row[];
  readonly label: string;
  readonly children: (row: Row) => ReactNode;
};

/** The first rows stand there at once, the others in the moments after, so that no key waits for them. */
function GrowingList<Row>({ rows, label, children }: GrowingListProps<Row>) {
  const drawn = useGrowing(rows.length, rowsAtOnce);
  return (
    <ol className={classes.rows} aria-label={label}>
      {rows.slice(0, drawn).map(children)}
    </ol>
  );
}

type StructureRowsProps<Row> = {
  readonly label: string;
  readonly found: { readonly rows: readonly Row[]; readonly total: number };
  readonly search: RegisterSearch;
  readonly keyOf: (row: Row) => string;
  /** It has what stands in more than one place only. */
  readonly isRecurring?: boolean;
  readonly children: (row: Row) => ReactNode;
};

export function StructureRows<Row>({
  label,
  found,
  search,
  keyOf,
  isRecurring = false,
  children,
}: StructureRowsProps<Row>) {
  const { t } = useTranslation('structure');
  return (
    <RegisterRows
      found={found.rows}
      total={found.total}
      search={search}
      keyOf={keyOf}
      moreLabel={(count) => t('more', { count })}
      nothing={<NothingHere search={search} isRecurring={isRecurring} />}
    >
      {(rows) => (
        // Another search has other rows: they begin anew.
        <GrowingList key={search.followed} rows={rows} label={label}>
          {children}
        </GrowingList>
      )}
    </RegisterRows>
  );
}

type NothingHereProps = { readonly search: RegisterSearch; readonly isRecurring?: boolean };

/** Why nothing stands here, and the way back from a search. */
export function NothingHere({ search, isRecurring = false }: NothingHereProps) {
  const { t } = useTranslation('structure');
  const sought = search.followed.trim();
  if (sought === '')
    return isRecurring ? (
      <EmptyState title={t('none-recurring.title')}>{t('none-recurring.text')}</EmptyState>
    ) : (
      <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
    );
  return (
    <NothingFound
      title={t('nothing-found.title')}
      text={t('nothing-found.text', { search: sought })}
      actionLabel={t('search-clear')}
      onAction={() => search.seek('')}
    />
  );
}
